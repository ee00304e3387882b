import { member, memberOrAdmin, type Policies } from '../viewer/policy.ts';

/** Whose address it is is judged by the actions. A code is given by the person who got it, and by nobody for them. */
export const contactPointPolicy: Policies = { Mutation: { addContactPoint: memberOrAdmin, verifyContactPoint: member, removeContactPoint: memberOrAdmin } };
