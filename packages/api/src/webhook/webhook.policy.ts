import { adminOnly, anyPolicy, letsIn, type Policies } from '../viewer/policy.ts';

/** A third party whose key opens it, for webhooks of its own; whose a webhook is, is judged by the actions. */
const thirdParty = letsIn(
  'for third parties with the scope webhooks:write',
  (viewer) => viewer.kind === 'integration' && viewer.scopes.includes('webhooks:write'),
);
const owner = anyPolicy(adminOnly, thirdParty);

export const webhookPolicy: Policies = {
  Mutation: { createWebhook: owner, updateWebhook: owner, deleteWebhook: owner, rotateWebhookSecret: owner, redeliverWebhook: owner },
};
