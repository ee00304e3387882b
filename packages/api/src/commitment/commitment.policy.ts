import { member, memberOrAdmin, type Policies, signedIn } from '../viewer/policy.ts';

/** Whose commitment it is, the actions judge: they know the row. Only a person can promise. */
export const commitmentPolicy: Policies = {
  Mutation: {
    analyzeCommitment: member,
    createCommitment: member,
    promiseActionItem: member,
    updateCommitment: memberOrAdmin,
    completeCommitment: memberOrAdmin,
    failCommitment: memberOrAdmin,
    undoCommitment: memberOrAdmin,
    pauseCommitment: memberOrAdmin,
    resumeCommitment: memberOrAdmin,
    deleteCommitment: memberOrAdmin,
    takeBreak: member,
    endBreak: member,
  },
  // Which changes somebody hears of is judged one by one.
  Subscription: { commitmentChanged: signedIn },
};
