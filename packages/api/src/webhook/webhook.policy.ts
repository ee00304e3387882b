import { adminOnly, anyPolicy, letsIn, type Policies } from '../viewer/policy.ts';

/** A third party whose key opens it, for webhooks of its own; whose a webhook is, is judged by the actions. */
const thirdParty = letsIn(
  'for third parties with the scope webhooks:write',
  (viewer) => viewer.kind === 'integration' && viewer.scopes.includes('webhooks:write'),
);
const owner = anyPolicy(adminOnly, thirdParty);
/** A webhook is sent the log, so its key has to open that too. */
const reader = letsIn(
  'for third parties with the scopes webhooks:write and events:read',
  (viewer) => thirdParty(viewer) === true && viewer.scopes.includes('events:read'),
);

export const webhookPolicy: Policies = {
  Mutation: { createWebhook: anyPolicy(adminOnly, reader), updateWebhook: owner, deleteWebhook: owner, rotateWebhookSecret: owner, redeliverWebhook: owner },
};
