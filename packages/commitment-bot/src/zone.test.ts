import type { BotContext } from '@progress/bot-kit/bot-context';
import { describe, expect, test } from 'vitest';
import { english } from './text.en.ts';
import { askWhetherPlace, takeAsPlace } from './zone.ts';

const NO_PROMISE = { isCommitment: false, items: [] };
const PROMISE = { isCommitment: true, items: [{ safety: 'NONE' }] };

/** Somebody writes, and it is read so; what the bot answers is collected. */
async function answers(typed: string, isNewcomer: boolean, read: object = NO_PROMISE): Promise<{ isTaken: boolean; said: string[] }> {
  const said: string[] = [];
  const reply = async (words: string | { text: string }): Promise<void> => void said.push(typeof words === 'string' ? words : words.text);
  const api = { mutate: async () => ({ analyzeCommitment: { reading: read } }) };
  const ctx = { from: { id: 1, is_bot: false, first_name: 'Ana', language_code: 'en' }, isNewcomer, reply, api } as unknown as BotContext;
  return { isTaken: await takeAsPlace(ctx, typed, async () => undefined), said };
}

test('a newcomer who says hello before /start is welcomed and asked, not told that there is no such place', async () => {
  expect(await answers('hello', true)).toEqual({ isTaken: true, said: [`${english.welcome('Ana')}\n\n${english.zone.question}`] });
});

test('somebody who was asked and names no place that can be found is told so', async () => {
  expect(await answers('Xyzzyville', false)).toEqual({ isTaken: true, said: [english.zone.notFound] });
});

test('a few words that are a promise are offered as one, and a newcomer is welcomed first', async () => {
  const offered = `call mum\n\n${english.zone.isItPromise}`;
  expect(await answers('call mum', false, PROMISE)).toEqual({ isTaken: true, said: [offered] });
  expect((await answers('call mum', true, PROMISE)).said).toEqual([`${english.welcome('Ana')}\n\n${english.zone.question}`, offered]);
});

test('what sounds as if somebody could be hurt is left to what helps with that', async () => {
  expect(await answers('kill myself', false, { isCommitment: false, items: [{ safety: 'SELF_HARM' }] })).toEqual({ isTaken: false, said: [] });
});

test.each(['run', 'read', 'call', 'play', 'sing', 'pray', 'swim', 'gym', 'lesen', 'laufen', 'kochen', 'putzen', 'üben', 'rad'])(
  'the word "%s" is offered as a promise, and no place is taken for it',
  async (typed) => {
    const { isTaken, said } = await answers(typed, false, PROMISE);
    expect(isTaken).toBe(true);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/a promise\?/);
  },
);

test('of fewer than four letters nothing is guessed, and places that words only begin stand beside the promise', async () => {
  expect((await answers('run', false, PROMISE)).said).toEqual([`run\n\n${english.zone.isItPromise}`]);
  expect((await answers('read', false, PROMISE)).said).toEqual([`read\n\n${english.zone.placeOrPromise}`]);
  expect((await answers('stutt', false)).said).toEqual([english.zone.which]);
});

test('a promise is no place', async () => {
  expect(await answers('run 5k before friday', true)).toEqual({ isTaken: false, said: [] });
});

describe('the answer to a change of zone', () => {
  /** It is Saturday evening in New York; `today` is the day that the API tells. */
  async function told(today: string, language: string): Promise<string> {
    const said: string[] = [];
    const user = { timezone: 'America/New_York', today, onboardingStep: null };
    const ctx = {
      from: { id: 1, is_bot: false, first_name: 'Ana', language_code: language },
      message: { date: Date.parse('2026-11-15T01:00:00Z') / 1000 },
      api: { mutate: async () => ({ updateProfile: { user } }) },
      reply: async (words: { text: string }): Promise<void> => void said.push(words.text),
    } as unknown as BotContext;
    await takeAsPlace(ctx, 'America/New_York', async () => undefined);
    return said.join('\n');
  }

  test('says that the day which has begun goes on, when it is the day before there', async () => {
    expect(await told('2026-11-15', 'en')).toBe(
      'New York: it is 20:00 with you now.\n\nOn your calendar with me it is already Sunday 15 November. That day simply goes on until it is over where you are now, so you lose nothing.',
    );
    expect(await told('2026-11-15', 'de')).toContain('ist schon Sonntag, 15. November. Der Tag geht einfach weiter');
  });

  test('says nothing of days where it is the same one', async () => {
    expect(await told('2026-11-14', 'en')).toBe('New York: it is 20:00 with you now.');
  });
});

describe('a city that stands alone, from somebody who was asked before', () => {
  const asked = async (typed: string): Promise<{ isTaken: boolean; said: string[] }> => {
    const said: string[] = [];
    const reply = async (words: { text: string }, { reply_markup }: { reply_markup: { inline_keyboard: { text: string; callback_data: string }[][] } }) =>
      void said.push(words.text, ...reply_markup.inline_keyboard.flat().map((one) => `${one.text} -> ${one.callback_data}`));
    const ctx = { from: { id: 1, is_bot: false, first_name: 'Ana', language_code: 'en' }, reply } as unknown as BotContext;
    return { isTaken: await askWhetherPlace(ctx, typed), said };
  };

  test('is no promise until they say so', async () => {
    expect(await asked('Auckland')).toEqual({
      isTaken: true,
      said: [`Auckland\n\n${english.zone.isItWhere}`, 'Auckland, New Zealand -> zone:Pacific/Auckland', 'No, it is a promise -> read:quoted'],
    });
    expect((await asked('europe/vienna')).said).toContain('Vienna -> zone:Europe/Vienna');
  });

  test('may be one of several', async () => {
    const { isTaken, said } = await asked('Birmingham');
    expect(isTaken).toBe(true);
    expect(said).toEqual(expect.arrayContaining(['Birmingham, United Kingdom -> zone:Europe/London', 'Birmingham, Alabama, USA -> zone:America/Chicago']));
    expect(said.at(-1)).toBe('No, it is a promise -> read:quoted');
  });

  test.each(['run', 'Swim', 'read', 'Reading', 'Nice', 'Essen', 'call mum', 'run 5k before friday', 'ok', 'thanks'])('is not seen in "%s"', async (typed) => {
    expect(await asked(typed)).toEqual({ isTaken: false, said: [] });
  });
});
