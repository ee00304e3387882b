import type { MikroORM } from '@mikro-orm/postgresql';
import { type ActionHost, inTransaction } from '../../event/run-action.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Log } from '../../lib/log.ts';
import { anonymous } from '../../viewer/viewer.ts';
import type { Channel, Outgoing } from './channel.ts';
import { claimForSending, giveUpLostSms } from './claim.actions.ts';
import { settleSending } from './settle.actions.ts';

/** So many are handed over side by side: few enough that each is judged at most a moment before. */
const AT_ONCE = 5;
/** A stop waits for the round under way, so it is kept short; what is left is sent in the next one. */
const ROUND_MS = 2_000;
/** After the other side has refused us, not a message, the channel rests so long. */
const REST_MS = 60_000;

export type SenderParts = { readonly orm: MikroORM; readonly clock: Clock; readonly wakeRelay: () => void; readonly log: Log; readonly channel: Channel };

/**
 * Sends what is due on one channel. Any number of processes may do so at once. E-mail goes out at least once, with the same Message-ID each time; an SMS at
 * most once.
 */
export class Sender {
  private restsUntilMs = 0;

  constructor(private readonly parts: SenderParts) {}

  /** Sends what is due now, until nothing is or the round has lasted long enough. */
  async round(): Promise<void> {
    const { name } = this.parts.channel;
    if (performance.now() < this.restsUntilMs) return;
    const endsAt = performance.now() + ROUND_MS;
    if (name === 'sms') await inTransaction(this.host(), {}, giveUpLostSms);
    for (;;) {
      const { messages, found } = await inTransaction(this.host(), { channel: name, limit: AT_ONCE }, claimForSending);
      await Promise.all(messages.map((message) => this.send(message)));
      if (found < AT_ONCE || performance.now() >= endsAt || performance.now() < this.restsUntilMs) return;
    }
  }

  private async send(message: Outgoing): Promise<void> {
    const { channel, log } = this.parts;
    const outcome = await channel.send(message);
    await inTransaction(this.host(), { id: message.id, claimToken: message.claimToken, outcome }, settleSending);
    const facts = { deliveryId: message.id, channel: channel.name, outcome: outcome.kind };
    if (outcome.kind === 'sent') return log.debug(facts, 'a message was handed over');
    if (outcome.kind === 'later' && outcome.isOwnFault) {
      this.restsUntilMs = performance.now() + REST_MS;
      return log.error({ ...facts, reason: outcome.reason }, 'the channel rests for a minute: look at its configuration');
    }
    log.warn({ ...facts, reason: outcome.reason }, 'a message was not handed over');
  }

  private host(): ActionHost {
    const { orm, clock, wakeRelay } = this.parts;
    return { em: orm.em.fork(), viewer: anonymous, now: clock.now(), wakeRelay };
  }
}
