import { drive, type Person, type PlaygroundDriver } from '../../../packages/playground/src/driver.ts';
import { COMMITMENT_BOT } from '../../../packages/playground/src/start-playground.ts';
import { eventually } from '../../support/process.ts';
import type { ChaosSystem } from '../system.ts';

/** A member whom the commitment bot can reach. */
export type Member = { readonly person: Person; readonly id: string; readonly telegramId: string };

/** Somebody says /start to the commitment bot, which knows them then; the questions stay open. */
export async function makeMember(system: ChaosSystem, name: string): Promise<Member> {
  const person = await drive(system.telegram.url).person({ first_name: name, language_code: 'en' }, COMMITMENT_BOT);
  await person.say('/start');
  await person.waitForMessage(/Hello/, 60_000);
  const telegramId = String(person.id);
  const [row] = await system.sql<{ id: string }>('select id from users where telegram_user_id::text = $1', [telegramId]);
  return { person, telegramId, id: row!.id };
}

/** Leaves all questions open, one after the other. */
export async function skipQuestions({ person }: Member): Promise<void> {
  await person.press('Skip for now');
  for (const _ of ['day', 'category', 'level', 'style']) {
    await person.waitForMessage((message) => JSON.stringify(message.reply_markup ?? {}).includes('"Skip"'), 60_000);
    await person.press('Skip');
  }
  await person.waitForMessage(/That is all I need/, 60_000);
}

/** The newest message of the bot that has a button, by its text or what it sends back. */
type Wanted = { readonly holds: string; readonly button: string };

/** Presses a button as soon as it is there, as somebody does who is told to try again when nothing happens. False when it never came. */
export async function pressWhenThere(telegram: PlaygroundDriver, person: Person, { holds, button }: Wanted, seconds: number): Promise<boolean> {
  return eventually(`the button ${button}`, seconds, async () => {
    const message = (await person.messages()).findLast(
      (one) => (one.text ?? '').includes(holds) && JSON.stringify(one.reply_markup ?? {}).includes(`"${button}"`),
    );
    if (message === undefined) return undefined;
    const pressed = message.reply_markup!.inline_keyboard.flat().find((one) => one.text === button || ('callback_data' in one && one.callback_data === button));
    const data = pressed !== undefined && 'callback_data' in pressed ? pressed.callback_data : button;
    await telegram.post('press', { personId: person.id, chat: person.chat, messageId: message.message_id, data });
    return true;
  }).catch(() => false);
}

/** Whether the bot has said so, waiting for it. */
export async function isSaid(person: Person, test: RegExp, seconds: number): Promise<boolean> {
  return eventually(
    `the bot says ${String(test)}`,
    seconds,
    async () => (await person.messages()).some((one) => one.from?.is_bot === true && test.test(one.text ?? '')) || undefined,
  ).catch(() => false);
}
