import type { EventLog } from '../event/event-log.ts';
import type { Log } from '../lib/log.ts';
import type { Query } from '../lib/query.ts';
import type { RunAction } from '../viewer/context.ts';
import { destinationOf, type DestinationRules } from './destination.ts';
import { disableForEndedKeys } from './disable.actions.ts';
import type { EventReader, SentEvent } from './event-reader.ts';
import { post, type PostOutcome } from './post.ts';
import { signaturesOf } from './signature.ts';
import { type HeldWebhook, WebhookLeases } from './webhook-lease.ts';
import { type DueDelivery, dueFor, forgetOldDeliveries, settleWebhook } from './webhook-outbox.ts';

export type WebhookSenderParts = DestinationRules & {
  readonly query: Query;
  readonly reader: EventReader;
  readonly feed: EventLog;
  /** A transaction of nobody in particular. */
  readonly runAction: RunAction;
  readonly now: () => Date;
  readonly log: Log;
};

const LOOK_EVERY_MS = 1_000;
const TIDY_EVERY_MS = 600_000;
/** So many addresses are served at the same time. */
const AT_ONCE = 16;
const ANSWER_WITHIN_MS = 10_000;
/** An attempt that is under way when the process stops gets so long to end. */
const STOP_WITHIN_MS = 3_000;
const UNSEEN: PostOutcome = { kind: 'unseen', status: null, reason: 'the key may not see this event any more' };

/**
 * Sends the log to the webhooks. One process at a time serves a webhook, under a lease; what it sends goes out one after the other in the order of the log, but
 * for what has failed before. Whatever is killed, the next holder goes on: an event whose answer was not written down yet is sent again, under the same id.
 */
export class WebhookSender {
  private readonly leases: WebhookLeases;
  private readonly stopping = new AbortController();
  private readonly underWay = new Set<Promise<void>>();
  private readonly timers: NodeJS.Timeout[];
  private readonly deaf: () => void;
  private isLooking = false;
  private isWoken = false;
  private isStopped = false;

  constructor(private readonly parts: WebhookSenderParts) {
    this.leases = new WebhookLeases(parts.query);
    this.timers = [setInterval(() => this.wake(), LOOK_EVERY_MS), setInterval(() => this.tidy(), TIDY_EVERY_MS)];
    this.deaf = parts.feed.onGrowth(() => this.wake());
    this.wake();
  }

  /** Begins nothing any more, and waits for attempts under way; those that take too long are cut and made again by somebody else. */
  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.deaf();
    const late = setTimeout(() => this.stopping.abort(), STOP_WITHIN_MS);
    this.isStopped = true;
    await Promise.all(this.underWay);
    clearTimeout(late);
  }

  private wake(): void {
    this.isWoken = true;
    if (this.isLooking || this.isStopped) return;
    this.isLooking = true;
    this.track(this.look().finally(() => (this.isLooking = false)));
  }

  private tidy(): void {
    this.track(forgetOldDeliveries(this.parts.query, this.parts.now()));
    this.track(this.parts.runAction({}, disableForEndedKeys));
  }

  private track(work: Promise<void>): void {
    const done = work
      .catch((error: unknown) => this.parts.log.warn({ err: error }, 'webhooks could not be served; trying again'))
      .finally(() => this.underWay.delete(done));
    this.underWay.add(done);
  }

  /** Takes on what is free, as long as there are hands. */
  private async look(): Promise<void> {
    while (this.isWoken && !this.isStopped) {
      this.isWoken = false;
      while (!this.isStopped && this.underWay.size <= AT_ONCE) {
        const held = await this.leases.claim(this.parts.now(), this.parts.feed.position);
        if (!held) break;
        this.track(this.serve(held).finally(() => this.wake()));
      }
    }
  }

  private async serve(held: HeldWebhook): Promise<void> {
    try {
      let isBusy = true;
      while (isBusy && !this.isStopped) {
        const hasRead = await this.readOn(held);
        const hasSent = await this.sendDue(held);
        isBusy = hasRead || hasSent;
      }
    } finally {
      await this.leases.release(held);
    }
  }

  /** Makes deliveries of a part of the log. False when there was nothing to read. */
  private async readOn(held: HeldWebhook): Promise<boolean> {
    const { feed, reader, now } = this.parts;
    const top = feed.position;
    const from = await this.leases.unread(held, top);
    if (from === null) return false;
    const { events, isAll } = await reader.after(from, held.eventTypes, held.viewer, now());
    const last = events.at(-1)?.position ?? from;
    await this.leases.advance(held, { from, to: isAll ? Math.max(top, last) : last, events, now: now() });
    return true;
  }

  /** Sends what is due, each as the webhook and its key are at that moment. False when nothing was, or the webhook is not ours any more. */
  private async sendDue(claimed: HeldWebhook): Promise<boolean> {
    const due = await dueFor(claimed, this.parts.now(), this.parts.query);
    for (const delivery of due) {
      const held = this.isStopped ? null : await this.leases.renew(claimed, this.parts.now());
      if (held === null) return false;
      const outcome = await this.attempt(held, delivery);
      if (outcome === null) return false;
      const { isDisabled } = await this.parts.runAction({ held, delivery, outcome }, settleWebhook);
      if (isDisabled) this.parts.log.warn({ webhookId: held.id }, 'a webhook was disabled');
      if (isDisabled) return false;
    }
    return due.length > 0;
  }

  /** What came of it; null when the process was told to stop in the middle of it. */
  private async attempt(held: HeldWebhook, delivery: DueDelivery): Promise<PostOutcome | null> {
    const event = await this.parts.reader.one(delivery.event_id, held.viewer, this.parts.now());
    if (event === null) return UNSEEN;
    const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    const outcome = await this.send(held, { delivery, event, signal });
    return this.stopping.signal.aborted && outcome.kind !== 'taken' ? null : outcome;
  }

  private async send(held: HeldWebhook, { delivery, event, signal }: { delivery: DueDelivery; event: SentEvent; signal: AbortSignal }): Promise<PostOutcome> {
    const { at, ...data } = event;
    const body = JSON.stringify({ type: delivery.event_type, timestamp: at, data });
    // By the wall clock: receivers compare it with theirs.
    const timestamp = Math.floor(Date.now() / 1000);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'ProgressMethod-Webhooks/1',
      'webhook-id': delivery.id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signaturesOf(held.secrets, { id: delivery.id, timestamp, body }),
    };
    const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('it did not answer in time')), { once: true }));
    aborted.catch(() => undefined);
    try {
      const destination = await Promise.race([destinationOf(held.url, this.parts), aborted]);
      return await post(destination, headers, body, signal);
    } catch (error) {
      return { kind: 'failed', status: null, reason: error instanceof Error ? error.message : String(error) };
    }
  }
}
