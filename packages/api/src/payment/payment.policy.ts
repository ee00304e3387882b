import { adminOnly, type Policies } from '../viewer/policy.ts';

export const paymentPolicy: Policies = { Mutation: { recordPayment: adminOnly } };
