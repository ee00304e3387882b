import { NOW } from '../support/clock.ts';
import { idOf } from './ids.ts';
import type { SceneRow } from './people-rows.ts';

/** Webhooks of a third party, one disabled and one enabled, and what was sent to them. */
export const webhooks: readonly SceneRow[] = [
  [
    'webhooks',
    {
      id: idOf('webhooks', 1),
      api_key_id: idOf('api_keys', 1),
      url: 'https://1.1.1.1/hook',
      description: 'What it is for',
      event_types: ['pod.created'],
      secret: 'whsec_AAAA',
      position: 0,
      is_enabled: false,
      disabled_at: NOW,
      disabled_reason: 'by hand',
      failing_since: NOW,
    },
  ],
  ['webhooks', { id: idOf('webhooks', 2), api_key_id: idOf('api_keys', 1), url: 'https://1.1.1.1/hook', secret: 'whsec_AAAA', position: 0 }],
  ...[1, 2].map((n): SceneRow => [
    'webhook_deliveries',
    {
      id: idOf('webhook_deliveries', n),
      webhook_id: idOf('webhooks', n),
      event_id: idOf('events', 2),
      event_type: 'commitment.created',
      position: 2,
      status: 'dead',
      attempts: 9,
      queued_at: NOW,
      due_at: NOW,
      last_attempt_at: NOW,
      response_status: 500,
      last_error: 'it answered 500',
      delivered_at: NOW,
    },
  ]),
];
