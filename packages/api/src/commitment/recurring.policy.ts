import { member, memberOrAdmin, type Policies } from '../viewer/policy.ts';

/** Whose it is, the actions judge: they know the row. Only a person can promise. */
export const recurringPolicy: Policies = {
  Mutation: {
    createRecurringCommitment: member,
    pauseRecurringCommitment: memberOrAdmin,
    resumeRecurringCommitment: memberOrAdmin,
    endRecurringCommitment: memberOrAdmin,
  },
};
