import { dayAndTime } from '@progress/bot-kit/say-time';
import type { CommitmentCardFragment } from '@progress/schema';
import type { Text } from './text.en.ts';

type Told = Pick<CommitmentCardFragment, 'id' | 'commitment' | 'textWithoutDay' | 'dueDate' | 'timeOfDay' | 'createdAt'>;

/** The words of a promise where its due day stands beside them: without the day that is named in them, which may be another by now. */
export const shownWords = ({ textWithoutDay, commitment }: Pick<Told, 'textWithoutDay' | 'commitment'>): string => textWithoutDay ?? commitment ?? '';

const same = (one: Told, other: Told): boolean =>
  shownWords(one).toLowerCase() === shownWords(other).toLowerCase() && one.dueDate === other.dueDate && one.timeOfDay === other.timeOfDay;

/** When a promise was made, where another one of those reads the same and is due at the same time: nothing else tells the two apart. Else null. */
export function promisedWords(one: Told, all: readonly Told[], { text, timezone }: { readonly text: Text; readonly timezone: string | null }): string | null {
  const isAlone = all.every((other) => other.id === one.id || !same(one, other));
  return isAlone ? null : text.promises.promisedAt(dayAndTime(new Date(one.createdAt), text.locale, timezone ?? 'UTC'));
}
