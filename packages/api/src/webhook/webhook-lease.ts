import { randomUUID } from 'node:crypto';
import type { Query } from '../lib/query.ts';
import { anonymous, type Viewer } from '../viewer/viewer.ts';
import type { ListedEvent } from './event-reader.ts';

/** A process that has not been heard of for so long has lost its webhooks. Longer than an attempt may take. */
export const LEASE_SECONDS = 15;
/** With so many events waiting for an address the log is not read on for it: the log keeps the rest. */
const MOST_WAITING = 1_000;

/** A webhook in the hands of this process. */
export type HeldWebhook = {
  readonly id: string;
  /** Nobody without the current token writes anything about the webhook. */
  readonly token: string;
  readonly url: string;
  readonly secrets: readonly string[];
  readonly eventTypes: readonly string[] | null;
  readonly viewer: Viewer;
};

type Row = {
  id: string;
  url: string;
  secret: string;
  old_secret: string | null;
  event_types: string[] | null;
  key_id: string;
  scopes: string[];
  pod_ids: string[] | null;
};

const WAITING = `(select count(*) from (select 1 from webhook_deliveries d where d.webhook_id = w.id and d.status = 'pending' limit ${MOST_WAITING}) as x)`;
/** Webhooks whose key has ended stand still, until they are found and disabled. Takes the instant as the second value. */
const KEY_LIVES = 'k.revoked_at is null and (k.expires_at is null or k.expires_at > $2)';
const HELD = `returning w.id, w.url, w.secret, case when w.old_secret_until > $2 then w.old_secret end as old_secret, w.event_types, k.id as key_id, k.scopes, k.pod_ids`;
const CLAIM = `
  with free as (
    select w.id from webhooks w join api_keys k on k.id = w.api_key_id
    where w.is_enabled and (w.lease_until is null or w.lease_until <= clock_timestamp())
      and ${KEY_LIVES}
      and ((w.position < $3 and ${WAITING} < ${MOST_WAITING})
        or exists (select 1 from webhook_deliveries d where d.webhook_id = w.id and d.status = 'pending' and (d.attempts = 0 or d.due_at <= $2)))
    order by w.lease_until nulls first, w.id limit 1 for update of w skip locked)
  update webhooks w set claim_token = $1, lease_until = clock_timestamp() + ${LEASE_SECONDS} * interval '1 second'
  from free, api_keys k where w.id = free.id and k.id = w.api_key_id ${HELD}`;
const RENEW = `
  update webhooks w set lease_until = clock_timestamp() + ${LEASE_SECONDS} * interval '1 second'
  from api_keys k where w.id = $3 and w.claim_token = $1 and w.is_enabled and k.id = w.api_key_id and ${KEY_LIVES} ${HELD}`;

/** What is done to a webhook, and only for as long as its lease is held. */
export class WebhookLeases {
  constructor(private readonly query: Query) {}

  /** A webhook that has something to be sent, or some of the log to be read up to `top`, and that nobody else holds; null when there is none. */
  async claim(now: Date, top: number): Promise<HeldWebhook | null> {
    const token = randomUUID();
    const [row] = await this.query<Row>(CLAIM, [token, now, top]);
    return row ? heldOf(row, token) : null;
  }

  /** How far the log was read for the webhook; null when that is as far as it goes for now, or the lease is lost. */
  async unread({ id, token }: HeldWebhook, top: number): Promise<number | null> {
    const text = `select w.position::text from webhooks w where id = $1 and claim_token = $2 and position < $3 and ${WAITING} < ${MOST_WAITING}`;
    const [row] = await this.query<{ position: string }>(text, [id, token, top]);
    return row ? Number(row.position) : null;
  }

  /** Makes a delivery of each event and moves the cursor, in one statement, if nobody else has moved it. */
  async advance({ id, token }: HeldWebhook, step: { from: number; to: number; events: readonly ListedEvent[]; now: Date }): Promise<void> {
    const { from, to, events, now } = step;
    await this.query(
      `with moved as (
         update webhooks set position = $4, lease_until = clock_timestamp() + ${LEASE_SECONDS} * interval '1 second'
         where id = $1 and claim_token = $2 and position = $3 returning id)
       insert into webhook_deliveries (webhook_id, event_id, event_type, position, queued_at, due_at, created_at)
       select moved.id, e.id, e.type, e.position, $6, $6, $6 from moved, events e where e.id = any ($5::uuid[])
       on conflict (webhook_id, event_id) do nothing`,
      [id, token, from, to, events.map((event) => event.id), now],
    );
  }

  /** Holds it for another while, and tells how it is by now; null when it is somebody else's, disabled, or its key has ended. */
  async renew({ id, token }: HeldWebhook, now: Date): Promise<HeldWebhook | null> {
    const [row] = await this.query<Row>(RENEW, [token, now, id]);
    return row ? heldOf(row, token) : null;
  }

  async release({ id, token }: HeldWebhook): Promise<void> {
    await this.query('update webhooks set claim_token = null, lease_until = null where id = $1 and claim_token = $2', [id, token]);
  }
}

function heldOf(row: Row, token: string): HeldWebhook {
  const viewer: Viewer = { ...anonymous, kind: 'integration', keyId: row.key_id, scopes: row.scopes, podIds: row.pod_ids };
  const secrets = [row.secret, ...(row.old_secret === null ? [] : [row.old_secret])];
  return { id: row.id, token, url: row.url, secrets, eventTypes: row.event_types, viewer };
}
