import type { BotContext } from '@progress/bot-kit/bot-context';
import { expect, test } from 'vitest';
import { english } from './text.en.ts';
import { takeAsPlace } from './zone.ts';

/** Somebody writes; what the bot answers is collected. */
async function answers(typed: string, isNewcomer: boolean): Promise<{ isTaken: boolean; said: string[] }> {
  const said: string[] = [];
  const reply = async (words: string | { text: string }): Promise<void> => void said.push(typeof words === 'string' ? words : words.text);
  const ctx = { from: { id: 1, is_bot: false, first_name: 'Ana', language_code: 'en' }, isNewcomer, reply } as unknown as BotContext;
  return { isTaken: await takeAsPlace(ctx, typed, async () => undefined), said };
}

test('a newcomer who says hello before /start is welcomed and asked, not told that there is no such place', async () => {
  expect(await answers('hello', true)).toEqual({ isTaken: true, said: [`${english.welcome('Ana')}\n\n${english.zone.question}`] });
});

test('somebody who was asked and names no place that can be found is told so', async () => {
  expect(await answers('Xyzzyville', false)).toEqual({ isTaken: true, said: [english.zone.notFound] });
});

test('a promise is no place', async () => {
  expect(await answers('run 5k before friday', true)).toEqual({ isTaken: false, said: [] });
});
