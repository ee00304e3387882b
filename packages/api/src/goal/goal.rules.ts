/** `archived` goals are out of the way but keep their history. */
export const GOAL_STATUSES = ['active', 'completed', 'archived'] as const;
