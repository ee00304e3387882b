import { memberOrAdmin, type Policies } from '../viewer/policy.ts';

/** Members act on their own goals, admins on anybody's: the actions judge whose it is, since they know the row. To everybody else a goal does not exist. */
export const goalPolicy: Policies = {
  Mutation: { createLongTermGoal: memberOrAdmin, updateLongTermGoal: memberOrAdmin, archiveLongTermGoal: memberOrAdmin },
};
