import { botWith, type Policies } from '../viewer/policy.ts';

const sender = botWith('deliveries');

export const deliveryPolicy: Policies = {
  Mutation: { claimDeliveries: sender, confirmDelivery: sender, failDelivery: sender, recordUpdate: sender },
  Subscription: { deliveryDue: sender },
};
