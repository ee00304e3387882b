import { CODE_MINUTES, CODE_TOPIC } from '../contact-code.rules.ts';
import { MOST_ATTEMPTS, STALE_AFTER_HOURS } from '../retry.rules.ts';

/** Answers to somebody who said STOP or START by SMS. */
export const STOP_TOPIC = 'contact.stopped';
export const START_TOPIC = 'contact.started';

const HOUR_MS = 3_600_000;
/** Messages that somebody has asked for a moment ago: sent whatever else is known of the address, and pointless soon. */
const ANSWERS: { readonly [topic: string]: number } = { [CODE_TOPIC]: CODE_MINUTES * 60_000, [STOP_TOPIC]: HOUR_MS, [START_TOPIC]: HOUR_MS };

export type Waiting = {
  readonly channel: 'email' | 'sms';
  readonly topic: string;
  readonly status: string;
  readonly attempts: number;
  readonly dueAt: Date;
};
/** What is known of the address; null when the member has taken it back. */
export type Standing = {
  readonly verifiedAt: Date | null;
  readonly consentAt: Date | null;
  readonly optedOutAt: Date | null;
  readonly bouncedAt: Date | null;
} | null;

/** `dead`: tried often enough. `skip`: it must not be sent, or no longer makes sense. Null: it is sent. */
export type Verdict = { readonly end: 'dead' | 'skip'; readonly reason: string } | null;

/** Judges a message at the moment of sending: what held when it was queued may hold no more. */
export function verdictOnSending(message: Waiting, standing: Standing, now: Date): Verdict {
  if (message.attempts >= MOST_ATTEMPTS) return { end: 'dead', reason: 'the lease ran out each time' };
  const reason = isTooLate(message, now) ? 'too late' : standing === null ? 'the address was removed' : whyNot(message, standing);
  return reason === null ? null : { end: 'skip', reason };
}

function isTooLate({ topic, status, dueAt }: Waiting, now: Date): boolean {
  const answerMs = ANSWERS[topic];
  const age = now.getTime() - dueAt.getTime();
  // What is tried again has a new time each time; only its attempts end it.
  return answerMs === undefined ? status === 'queued' && age > STALE_AFTER_HOURS * HOUR_MS : age > answerMs;
}

function whyNot({ channel, topic }: Waiting, standing: NonNullable<Standing>): string | null {
  if (ANSWERS[topic] !== undefined) return null;
  if (standing.optedOutAt !== null) return 'opted out';
  if (standing.bouncedAt !== null) return 'the address is dead';
  if (standing.verifiedAt === null) return 'the address is not verified';
  // An e-mail to one's own verified address needs no further words; an SMS does.
  return channel === 'sms' && standing.consentAt === null ? 'no consent' : null;
}
