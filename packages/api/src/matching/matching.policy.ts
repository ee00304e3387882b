import { adminOnly, type Policies } from '../viewer/policy.ts';

/** Who is put together with whom is found, looked at and applied by admins; so are the pairs that are kept apart. */
export const matchingPolicy: Policies = {
  Mutation: { runMatching: adminOnly, applyMatching: adminOnly, addBlockedPair: adminOnly, removeBlockedPair: adminOnly },
};
