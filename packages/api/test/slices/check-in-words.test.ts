import { expect, test } from 'vitest';
import { usualPreferences } from '../../src/user/preferences.rules.ts';
import { as, asking } from '../support/ask.ts';
import { checkingIn } from '../support/checking-in.ts';
import { testDatabase } from '../support/database.ts';
import { mutation, promising, TODAY } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);
const { create } = promising(database, ask);
const { reachable, look, messages } = checkingIn(database);
const at = (iso: string): Date => new Date(iso);

test('two that read the same are told apart by when they were promised, by the member’s clock', async () => {
  const user = await reachable();
  await create(user, { text: 'Call mum', dueDate: TODAY });
  await create(user, { text: 'call mum today', dueDate: TODAY }, at('2026-11-18T16:30:00Z'));
  await create(user, { text: 'Call mum', dueDate: TODAY, timeOfDay: '07:00' });
  await look('2026-11-18T20:00:00Z');
  expect((await messages(user))[0]!.body).toContain(
    '1. Call mum (07:00)\n2. Call mum (promised Wednesday 18 November, 15:00)\n3. call mum (promised Wednesday 18 November, 16:30)\n\n',
  );
});

test('so are two without a day, in German', async () => {
  const user = await reachable({ notificationPreferences: usualPreferences('de'), timezone: 'Europe/Berlin' });
  await create(user, { text: 'Mama anrufen' });
  await create(user, { text: 'Mama anrufen' }, at('2026-11-18T16:30:00Z'));
  await look('2026-11-18T19:00:00Z');
  expect((await messages(user))[0]!.body).toContain(
    '1. Mama anrufen (ohne festen Tag, vorgenommen am Mittwoch, 18. November, 17:30)\n2. Mama anrufen (ohne festen Tag, vorgenommen am Mittwoch, 18. November, 16:00)\n\n',
  );
});

test('the end of a day at midnight is called so', async () => {
  const evenings = { en: 'There is time until midnight, and', de: 'Bis Mitternacht ist noch Zeit, und' };
  for (const [locale, words] of Object.entries(evenings)) {
    const user = await reachable({ dayStartHour: 0, notificationPreferences: usualPreferences(locale) });
    await create(user, { text: 'Jog', dueDate: TODAY });
    await look('2026-11-18T20:00:00Z');
    expect((await messages(user))[0]!.body).toContain(words);
  }
});

test('after a break what fell due on other days than yesterday says on which', async () => {
  const user = await reachable();
  await create(user, { text: 'Read', dueDate: TODAY });
  await create(user, { text: 'Read', dueDate: '2026-11-20', timeOfDay: '07:00' });
  await ask(as.member(user), mutation('takeBreak', 'user { id }'), { variables: { input: { until: '2026-11-20' } }, now: at('2026-11-18T18:00:00Z') });
  for (const day of ['18T20', '19T08', '19T20', '20T08', '20T20']) await look(`2026-11-${day}:00:00Z`);
  expect(await messages(user)).toEqual([]);
  await look('2026-11-21T08:00:00Z');
  expect((await messages(user))[0]!.body).toContain('1. Read (Wednesday 18 November)\n2. Read (07:00)\n\n');
});
