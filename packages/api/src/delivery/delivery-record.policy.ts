import { adminOnly, type Policies } from '../viewer/policy.ts';

export const deliveryRecordPolicy: Policies = { Mutation: { resendDelivery: adminOnly } };
