import { member, memberOrAdmin, type Policies } from '../viewer/policy.ts';

/** Whose it is, the actions judge: they know the row. Only a person can promise. */
export const recurringPolicy: Policies = {
  Mutation: {
    createRecurringCommitment: member,
    updateRecurringCommitment: memberOrAdmin,
    pauseRecurringCommitment: memberOrAdmin,
    resumeRecurringCommitment: memberOrAdmin,
    endRecurringCommitment: memberOrAdmin,
  },
};
