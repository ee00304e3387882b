import { adminOnly, type Policies } from '../viewer/policy.ts';

export const sequencePolicy: Policies = {
  Query: { simulateSequence: adminOnly },
  Mutation: {
    createSequence: adminOnly,
    updateSequence: adminOnly,
    activateSequence: adminOnly,
    deactivateSequence: adminOnly,
    startSequence: adminOnly,
    pauseExecution: adminOnly,
    resumeExecution: adminOnly,
    cancelExecution: adminOnly,
  },
};
