import { memberOrAdmin, type Policies } from '../viewer/policy.ts';

/** Whose memory it is is judged by the actions. */
export const memoryPolicy: Policies = { Query: { memoryContext: memberOrAdmin }, Mutation: { correctMemory: memberOrAdmin, forgetMemory: memberOrAdmin } };
