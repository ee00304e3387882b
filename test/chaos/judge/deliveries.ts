import type { ClockHistory } from '../clock-history.ts';
import { type Claim, mayHaveCome } from './claims.ts';

/** A question that the commitment bot asked in a chat. `shownAtMs`: the second that clocks showed. */
export type CheckIn = { readonly kind: 'evening' | 'morning'; readonly telegramId: string; readonly shownAtMs: number };
/** A row of the outbox. */
export type DeliveryRow = {
  readonly telegramId: string;
  readonly dedupeKey: string;
  readonly status: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly isDue: boolean;
};
export type DeliveryFacts = {
  readonly rows: readonly DeliveryRow[];
  readonly checkIns: readonly CheckIn[];
  readonly clock: ClockHistory;
  /** When who was told that they are asked no more, in real time, by their id at Telegram. */
  readonly stoppedAtMs: ReadonlyMap<string, number>;
  /** Who had something open on the last evening, and its day. */
  readonly lastEvening: { readonly day: string; readonly telegramIds: readonly string[] };
  /** Who had them in their hands: what is not known to have been sent or refused may have come once more. */
  readonly claims: readonly Claim[];
  /** So long after its time was over, or after somebody was stopped, a message that was being sent may still go out. */
  readonly inFlightMs: number;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** When they are asked, by their clocks, and until when; everybody here lives in UTC, is quiet from 21:00 to 08:00, and may report until noon. */
const WINDOWS = { evening: [20 * HOUR, 21 * HOUR], morning: [8 * HOUR, 12 * HOUR] } as const;
/** Messages carry whole seconds, and processes look at the clock a few times in one. */
const BLUR_MS = 1_500;
const MOST_ATTEMPTS = 8;
const POINTLESS = new Set(['its time is over', 'everything has been reported', 'the member wants no such messages', 'too late']);

/** How many questions came more often than they are kept as sent. */
export function duplicatesOf(facts: DeliveryFacts): number {
  return sum([...tally(facts).values()].map(({ seen, sent }) => Math.max(0, seen - sent)));
}

/** Everything due was sent, given up or is pointless; nothing came before its time, after it, or to somebody who was stopped; and nothing twice but what may have got lost on the way. */
export function judgeDeliveries(facts: DeliveryFacts): string[] {
  return [
    ...facts.rows.flatMap(judgeRow),
    ...[...tally(facts)].flatMap(judgeTally),
    ...facts.checkIns.flatMap((one) => judgeTime(one, facts)),
    ...judgeLastEvening(facts),
  ];
}

function judgeRow({ dedupeKey, status, attempts, lastError, isDue }: DeliveryRow): string[] {
  if (status === 'sent' || status === 'unknown' || !isDue) return [];
  if (status === 'dead' && attempts >= MOST_ATTEMPTS) return [];
  if (status === 'skipped' && POINTLESS.has(lastError ?? '')) return [];
  return [`${dedupeKey} is ${status} after ${attempts} attempts: ${lastError ?? 'nobody says why'}.`];
}

type Tally = { seen: number; sent: number; unknown: number };

function judgeTally([who, { seen, sent, unknown }]: [string, Tally]): string[] {
  if (seen < sent) return [`${who}: more is kept as sent than came.`];
  return seen > sent + unknown ? [`${who}: ${seen} came, of which ${sent} are kept as sent and ${unknown} more may have come.`] : [];
}

function tally({ rows, checkIns, claims }: DeliveryFacts): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  const of = (telegramId: string, kind: string): Tally => {
    const key = `${kind} of ${telegramId}`;
    const known = tallies.get(key) ?? { seen: 0, sent: 0, unknown: 0 };
    tallies.set(key, known);
    return known;
  };
  for (const { telegramId, dedupeKey, status } of rows) if (status === 'sent') of(telegramId, dedupeKey.split(':')[1]!).sent += 1;
  for (const { telegramId, kind } of checkIns) of(telegramId, kind).seen += 1;
  for (const claim of claims) if (mayHaveCome(claim)) of(claim.telegramId, claim.dedupeKey.split(':')[1]!).unknown += 1;
  return tallies;
}

function judgeTime({ kind, telegramId, shownAtMs }: CheckIn, { clock, stoppedAtMs, inFlightMs }: DeliveryFacts): string[] {
  const sentAt = [0, 500, 999].flatMap((ms) => clock.whenShown(shownAtMs + ms));
  const [from, to] = WINDOWS[kind];
  const midnight = Math.floor(shownAtMs / DAY) * DAY;
  const isInTime = [midnight, midnight - DAY].some((day) => {
    const [opened, closed] = [clock.firstShown(day + from), clock.lastWithin(day + from, day + to)];
    return opened !== null && closed !== null && sentAt.some((at) => at >= opened - BLUR_MS && at <= closed + inFlightMs);
  });
  const stopped = stoppedAtMs.get(telegramId);
  const wasStopped = stopped !== undefined && sentAt.length > 0 && Math.min(...sentAt) > stopped + inFlightMs;
  const what = `The ${kind} question to ${telegramId} at ${new Date(shownAtMs).toISOString()}`;
  return [...(isInTime ? [] : [`${what} was not in its time.`]), ...(wasStopped ? [`${what} came after they were stopped.`] : [])];
}

const judgeLastEvening = ({ rows, lastEvening }: DeliveryFacts): string[] =>
  notAsked(rows, lastEvening).map((id) => `${id} had something open on the evening of ${lastEvening.day} and was not asked.`);

/** Who of them was not asked that evening. */
export function notAsked(rows: readonly DeliveryRow[], { day, telegramIds }: DeliveryFacts['lastEvening']): string[] {
  const asked = new Set(rows.filter(({ status, dedupeKey }) => status === 'sent' && isOf(dedupeKey, day)).map(({ telegramId }) => telegramId));
  return telegramIds.filter((id) => !asked.has(id));
}

const isOf = (dedupeKey: string, day: string): boolean => dedupeKey.startsWith('check-in:evening:') && dedupeKey.endsWith(`:${day}`);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
