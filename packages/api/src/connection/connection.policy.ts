import { member, memberOrAdmin, type Policies } from '../viewer/policy.ts';

/** Everybody answers for themselves; admins may bring any two together. */
export const connectionPolicy: Policies = { Mutation: { proposeConnection: memberOrAdmin, answerConnection: member } };
