import type { BotContext } from '@progress/bot-kit/bot-context';
import { AnalyzeCommitmentDocument, type AnalyzeCommitmentMutation, type UpdateCommitmentInput } from '@progress/schema';
import { askedWithoutHour, hourIn, isHourAlone, saysTheSame, withoutHour } from './hour-words.ts';

export type Reading = AnalyzeCommitmentMutation['analyzeCommitment']['reading'];
type Harm = Exclude<Reading['items'][number]['safety'], 'NONE'>;
/** How words are read. */
export type Read = (words: string) => Promise<Reading>;
/** A promise as it is, with the words that are shown of it beside its day. */
export type Named = { readonly commitment: string; readonly shown: string; readonly dueDate: string | null };
type Changes = Pick<UpdateCommitmentInput, 'text' | 'dueDate' | 'timeOfDay'>;
/** What words say about the hour alone: there is nothing else to be read in them. */
export type HourChange = Pick<Changes, 'text' | 'timeOfDay'> & { readonly timeOfDay: string | null };

/** Reads words through the API. */
export const readingOf =
  (ctx: BotContext): Read =>
  async (words) =>
    (await ctx.api.mutate(AnalyzeCommitmentDocument, { input: { text: words } })).analyzeCommitment.reading;

/** The kind of harm that a message certainly speaks of; null where it speaks of none, or that is only suspected. */
export function harmIn({ items }: { readonly items: readonly Pick<Reading['items'][number], 'safety' | 'safetyCertainty'>[] }): Harm | null {
  const found = items
    .filter(({ safetyCertainty }) => safetyCertainty !== 'SUSPECTED')
    .map(({ safety }) => safety)
    .find((safety) => safety !== 'NONE');
  return found ?? null;
}

/** The words of a promise whose hour changes while they stay: they must not name the old one. */
const wordsLeft = ({ commitment }: Pick<Named, 'commitment'>): Pick<Changes, 'text'> => {
  const left = withoutHour(commitment);
  return left === commitment ? {} : { text: left };
};

/**
 * What words change that are about the hour alone: "no time" takes it away, "at 7" sets it, as it is meant on the promise's day. Null where they are about more.
 * @param read how words are read
 */
export async function hourChange(one: Named, words: string, read: Read): Promise<HourChange | null> {
  if (askedWithoutHour(words) === '') return { timeOfDay: null, ...wordsLeft(one) };
  if (!isHourAlone(words)) return null;
  const { items } = await read([withoutHour(one.shown), words, one.dueDate].filter((part) => part !== null).join(' '));
  const timeOfDay = items[0]?.timeOfDay ?? null;
  return timeOfDay === null ? null : { timeOfDay, ...wordsLeft(one) };
}

/** Whether words that name no hour take the one away that was there: they ask for that, or say the same without it. */
export const endsHour = (one: Named, words: string): boolean => askedWithoutHour(words) !== null || saysTheSame(words, [one.commitment, one.shown]);

/** The words to be kept of those that may ask for no hour as well. */
export const wordsToKeep = (words: string): string => askedWithoutHour(words) ?? words;

/**
 * What other words change about a promise: the text, the day and the hour that they name. An hour without a day is one on the day it has.
 * @param reading what was read in `words`
 * @returns null where no one promise can be read
 */
export async function changesBy(one: Named, words: string, { reading, read }: { readonly reading: Reading; readonly read: Read }): Promise<Changes | null> {
  const changes = changesIn(reading);
  if (changes === null) return null;
  if (changes.timeOfDay === undefined) return endsHour(one, words) ? { ...changes, timeOfDay: null } : changes;
  const kept = changes.text === undefined ? { ...changes, ...wordsLeft(one) } : changes;
  return one.dueDate === null || (await namesDay(words, read)) ? kept : onItsDay(kept, `${words} ${one.dueDate}`, read);
}

/** Whether words name a day beside their hour; an hour alone is read as one of today or tomorrow. */
const namesDay = async (words: string, read: Read): Promise<boolean> => hourIn(words) === null || (await read(withoutHour(words))).items[0]?.dueDate !== null;

/** The day stays, and the hour is the one that is meant on it. */
async function onItsDay({ dueDate: _, ...changes }: Changes, words: string, read: Read): Promise<Changes> {
  const { items } = await read(words);
  return items[0]?.timeOfDay == null ? changes : { ...changes, timeOfDay: items[0].timeOfDay };
}

/** The words, and the day and the time where they name some; "friday" alone names a day and nothing to do, so the words stay. Null where no promise can be read. */
export function changesIn({ isCommitment, items }: Pick<Reading, 'isCommitment' | 'items'>): { text?: string; dueDate?: string; timeOfDay?: string } | null {
  const [item] = items;
  if (!isCommitment || item === undefined || items.length > 1) return null;
  const day = { ...(item.dueDate !== null && { dueDate: item.dueDate }), ...(item.timeOfDay !== null && { timeOfDay: item.timeOfDay }) };
  return item.points.S === 0 && item.dueDate !== null ? day : { text: item.text, ...day };
}
