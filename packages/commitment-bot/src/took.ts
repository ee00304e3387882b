import type { CommitmentCardFragment } from '@progress/schema';
import type { InlineKeyboardButton } from 'telegraf/types';
import { buttonAbout } from './buttons.ts';
import type { Text } from './text.en.ts';

const HOUR = 60;
/** What is offered around the time that was reckoned with: half of it, half as much again, and twice. */
const SHARES = [0.5, 1.5, 2] as const;

/** People say "half an hour" and not "33 minutes". */
function roundMinutes(minutes: number): number {
  const step = minutes < 10 ? 1 : minutes < HOUR ? 5 : minutes < 3 * HOUR ? 15 : 30;
  return Math.max(1, Math.round(minutes / step) * step);
}

/** "45 min", "1 h", "1 h 30". */
export function lengthWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`;
}

/** How long something may have taken, from short to long; nothing where no time was reckoned with. */
export function lengthsOffered({ estimatedTimeMinutes: planned }: Pick<CommitmentCardFragment, 'estimatedTimeMinutes'>): number[] {
  if (planned === null || planned <= 0) return [];
  return [...new Set([planned, ...SHARES.map((share) => roundMinutes(planned * share))])].toSorted((a, b) => a - b);
}

/** One row that may be left alone: how long it took. */
export const lengthRow = (commitment: CommitmentCardFragment): InlineKeyboardButton[] =>
  lengthsOffered(commitment).map((minutes) =>
    buttonAbout(`${minutes === commitment.estimatedTimeMinutes ? '≈' : ''}${lengthWords(minutes)}`, 'took', commitment.id, minutes),
  );

/** The question over that row; null where there is none. */
export const lengthQuestion = ({ estimatedTimeMinutes: planned }: CommitmentCardFragment, { today }: Text): string | null =>
  planned === null || planned <= 0 ? null : today.howLong(lengthWords(planned));
