import { memberOrAdmin, type Policies } from '../viewer/policy.ts';

/** Whose data it is, is judged by the actions: one's own, or for admins anybody's. */
export const privacyPolicy: Policies = { Mutation: { exportMember: memberOrAdmin, eraseMember: memberOrAdmin } };
