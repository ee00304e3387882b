import { addDays, dayNumber, type LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';

export const CONNECTION_STATUSES = ['proposed', 'accepted', 'declined'] as const;
export type ConnectionStatus = (typeof CONNECTION_STATUSES)[number];

/** What one of the people said to being brought together. */
export const CONNECTION_REPLIES = ['accepted', 'declined', 'snoozed'] as const;
export type ConnectionReply = (typeof CONNECTION_REPLIES)[number];

/** What may be said: to the proposal, and later to "did you meet?". */
export const CONNECTION_ANSWERS = ['accept', 'decline', 'snooze', 'met', 'not_met'] as const;
export type ConnectionAnswer = (typeof CONNECTION_ANSWERS)[number];

export const LONGEST_REASON = 300;
/** Who snoozes is asked again so many days later. */
export const SNOOZE_DAYS = 7;

/** The Monday of the week of a day: 1970-01-01 was a Thursday. */
export const mondayOf = (day: LocalDate): LocalDate => addDays(day, -((dayNumber(day) + 3) % 7));

/** Two people in the order in which every pair of them is kept. */
export const pairOf = (one: string, other: string): readonly [string, string] => (one < other ? [one, other] : [other, one]);

/** How it stands when these are the replies so far; null: none yet. One who declines ends it, and it takes all to accept it. */
export function statusOf(replies: readonly (ConnectionReply | null)[]): ConnectionStatus {
  if (replies.includes('declined')) return 'declined';
  return replies.every((reply) => reply === 'accepted') ? 'accepted' : 'proposed';
}

const REPLIES: { readonly [answer in ConnectionAnswer]: ConnectionReply | null } = {
  accept: 'accepted',
  decline: 'declined',
  snooze: 'snoozed',
  met: null,
  not_met: null,
};

/** The reply to the proposal that an answer is; null for an answer to "did you meet?". */
export const replyOf = (answer: ConnectionAnswer): ConnectionReply | null => REPLIES[answer];

/**
 * Whether an answer fits how it stands.
 * @throws DomainError CONFLICT for a proposal that was declined or is over, and for "met" where nobody had agreed to meet
 */
export function requireFits(answer: ConnectionAnswer, { status, hasMet }: { status: ConnectionStatus; hasMet: boolean | null }): void {
  if (status === 'declined') throw new DomainError('CONFLICT', 'This was declined; propose to meet again next week.', 'answer');
  if (replyOf(answer) !== null && hasMet !== null)
    throw new DomainError('CONFLICT', 'It was said already whether you met; only that can be corrected.', 'answer');
  if (replyOf(answer) === null && status !== 'accepted')
    throw new DomainError('CONFLICT', 'Not everybody has agreed to meet yet; accept or decline first.', 'answer');
}
