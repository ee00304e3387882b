import { adminOnly, type Policies } from '../viewer/policy.ts';

/** Which kinds of key an admin may make and revoke is judged by the actions. */
export const apiKeyPolicy: Policies = { Mutation: { createApiKey: adminOnly, updateApiKey: adminOnly, rotateApiKey: adminOnly, revokeApiKey: adminOnly } };
