import { describe, expect, test } from 'vitest';
import { claimDeliveries } from '../../src/delivery/delivery.actions.ts';
import { inTransaction } from '../../src/event/run-action.ts';
import { sumUpPeriods } from '../../src/memory/summaries/sum-up.job.ts';
import { tellWeeks } from '../../src/memory/summaries/tell-week.job.ts';
import type { User } from '../../src/user/user.entity.ts';
import { as, asking } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser } from '../support/make.ts';
import { mutation, promising } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);
const { run, create } = promising(database, ask);

const at = (iso: string): Date => new Date(iso);
const look = (iso: string) => tellWeeks(database.em(), at(iso));
/** The Wednesday of the week from the 16th to the 22nd of November. */
const WEDNESDAY = '2026-11-18T12:00:00Z';
const SET = mutation('setNotificationPreferences', 'user { id }');
async function set(user: User, input: object, now = WEDNESDAY): Promise<void> {
  const { errors } = await ask(as.member(user), SET, { variables: { input }, now: at(now) });
  expect(errors).toEqual([]);
}

let chats = 0;
/** Somebody who has started the commitment bot, and wants to be told of their week on a weekday. */
async function wishing(weekday: number, time: string, more: object = {}): Promise<User> {
  const user = await makeUser(database.em());
  await database.query(`insert into bot_chats (user_id, bot, chat_id) values ($1, 'commitment', $2)`, [user.id, (chats += 1)]);
  await set(user, { weeklySummary: { weekday, time }, ...more });
  return user;
}
async function keep(user: User, text = 'Run 5 km'): Promise<void> {
  const { id } = await create(user, { text, dueDate: '2026-11-18' }, at(WEDNESDAY));
  await run(user, 'completeCommitment', { id }, at(WEDNESDAY));
}
type Sent = { topic: string; body: string; buttons: { text: string; data: string }[][]; status: string; last_error: string | null; dedupe_key: string };
const messages = (user: { id: string }) =>
  database.query<Sent>('select topic, body, buttons, status, last_error, dedupe_key from deliveries where user_id = $1 order by created_at', [user.id]);
const claim = (iso: string) =>
  inTransaction(
    { em: database.em(), viewer: as.bot('deliveries'), now: at(iso), wakeRelay: () => undefined },
    { bot: 'commitment' as const, limit: 100 },
    claimDeliveries,
  );
const planned = async ({ id }: User) =>
  (
    await database.query<{ at: string | null }>(`select to_char(weekly_summary_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at from users where id = $1`, [
      id,
    ])
  )[0]!.at;

describe('a week', () => {
  test('is told once at the time that was chosen, however many processes look, and planned for the next', async () => {
    const user = await wishing(1, '18:00');
    await keep(user);
    expect(await planned(user)).toBe('2026-11-23 18:00');
    await look('2026-11-23T17:59:59Z');
    expect(await messages(user)).toEqual([]);
    await Promise.all(Array.from({ length: 4 }, () => look('2026-11-23T18:00:00Z')));
    await look('2026-11-23T20:00:00Z');
    expect(await messages(user)).toEqual([
      {
        topic: 'memory.weekly_summary',
        body: 'Your week, 16 – 22 November\nYou kept your promise. Your streak: 1 day.',
        buttons: [[{ text: 'Another time, or none …', data: 'weekly' }]],
        status: 'queued',
        last_error: null,
        dedupe_key: `weekly-summary:${user.id}:2026-11-16`,
      },
    ]);
    expect(await planned(user)).toBe('2026-11-30 18:00');
  });

  test('is summed up by being told where nobody has done it yet, and by noon again in the same place', async () => {
    const user = await wishing(1, '09:00');
    await keep(user);
    await look('2026-11-23T09:00:00Z');
    const summaries = () => database.query<{ id: string }>('select id, start_on::text, text from period_summaries where user_id = $1', [user.id]);
    const [first] = await summaries();
    expect(first).toMatchObject({ start_on: '2026-11-16', text: expect.stringContaining('You kept your promise.') });
    expect((await messages(user))[0]!.body).toMatch(/\n\nWhat you do or report until Monday noon still counts\.$/);
    await sumUpPeriods(database.em(), at('2026-11-23T12:00:00Z'));
    expect((await summaries()).map(({ id }) => id)).toEqual([first!.id]);
  });

  test('is told before it is over, for whoever wants that on Sunday, and not again on Monday', async () => {
    const user = await wishing(7, '18:00', { locale: 'de-AT' });
    await keep(user, 'Laufen');
    await look('2026-11-22T18:00:00Z');
    expect(await messages(user)).toMatchObject([
      {
        body: 'Deine Woche, 16.–22. November\nDu hast dein Vorhaben geschafft. Deine Serie: 1 Tag.\n\nWas du bis Montagmittag noch machst oder meldest, zählt mit.',
        buttons: [[{ text: 'Andere Zeit oder gar nicht …' }]],
      },
    ]);
    expect(await database.query('select 1 from period_summaries where user_id = $1', [user.id])).toEqual([]);
    await set(user, { weeklySummary: { weekday: 1, time: '18:00' } }, '2026-11-23T10:00:00Z');
    await look('2026-11-23T18:00:00Z');
    expect(await messages(user)).toHaveLength(1);
  });

  test('in which nothing was promised is not spoken of', async () => {
    const user = await wishing(1, '18:00');
    await look('2026-11-23T18:00:00Z');
    expect(await messages(user)).toEqual([]);
    expect(await planned(user)).toBe('2026-11-30 18:00');
  });

  test('is not told to whoever has blocked the bot, takes a break, takes no part, or wants nothing remembered', async () => {
    const [blocked, resting, gone, forgotten] = [
      await wishing(1, '18:00'),
      await wishing(1, '18:00'),
      await wishing(1, '18:00'),
      await wishing(1, '18:00', { memoryOptOut: true }),
    ];
    for (const user of [blocked, resting, gone, forgotten]) await keep(user);
    await database.query(`update bot_chats set state = 'unreachable' where user_id = $1`, [blocked.id]);
    await database.query(`update users set break_until = '2026-11-24' where id = $1`, [resting.id]);
    await database.query('update users set is_active = false where id = $1', [gone.id]);
    await look('2026-11-23T18:00:00Z');
    for (const user of [blocked, resting, gone, forgotten]) expect(await messages(user)).toEqual([]);
  });

  test('is made up for within a day, and dropped after it', async () => {
    const [late, tooLate] = [await wishing(1, '18:00'), await wishing(1, '17:00')];
    for (const user of [late, tooLate]) await keep(user);
    await look('2026-11-24T17:30:00Z');
    expect([(await messages(late)).length, (await messages(tooLate)).length]).toEqual([1, 0]);
    expect(await planned(tooLate)).toBe('2026-11-30 17:00');
  });

  test('that is made up for in the quiet hours waits for their end', async () => {
    const user = await wishing(1, '18:00');
    await keep(user);
    await look('2026-11-23T22:00:00Z');
    expect([await messages(user), await planned(user)]).toEqual([[], '2026-11-24 08:00']);
    await look('2026-11-24T08:00:00Z');
    expect(await messages(user)).toHaveLength(1);
  });

  test('comes by the clock of where somebody is by then, once', async () => {
    const user = await wishing(1, '18:00');
    await keep(user);
    await look('2026-11-23T18:00:00Z');
    const move = mutation('updateProfile', 'user { id }');
    const moved = await ask(as.member(user), move, { variables: { input: { timezone: 'America/New_York' } }, now: at('2026-11-23T18:30:00Z') });
    expect(moved.errors).toEqual([]);
    await look('2026-11-23T18:30:00Z');
    expect(await planned(user)).toBe('2026-11-23 23:00');
    await look('2026-11-23T23:00:00Z');
    expect(await messages(user)).toHaveLength(1);
    expect(await planned(user)).toBe('2026-11-30 23:00');
  });
});

describe('a summary that waits to be sent', () => {
  test('is dropped with its reason when it is not wanted any more, or there is nothing left to tell', async () => {
    const [calm, empty] = [await wishing(1, '18:00'), await wishing(1, '18:00')];
    for (const user of [calm, empty]) await keep(user);
    await look('2026-11-23T18:00:00Z');
    await set(calm, { weeklySummary: null }, '2026-11-23T18:00:01Z');
    await database.query('update commitments set deleted_at = now() where user_id = $1', [empty.id]);
    await claim('2026-11-23T18:00:02Z');
    expect(await messages(calm)).toMatchObject([{ status: 'skipped', last_error: 'the member wants no such messages' }]);
    expect(await messages(empty)).toMatchObject([{ status: 'skipped', last_error: 'nothing was promised in that week' }]);
    expect(await planned(calm)).toBeNull();
  });

  test('says what holds by then, and is not sent in the quiet hours but after them', async () => {
    const user = await wishing(1, '20:59');
    await keep(user);
    await look('2026-11-23T20:59:00Z');
    const late = await create(user, { text: 'Swim', dueDate: '2026-11-20' }, at(WEDNESDAY));
    await run(user, 'completeCommitment', { id: late.id }, at('2026-11-23T20:59:30Z'));
    const statusAfterClaim = async (iso: string) => {
      await claim(iso);
      return (await messages(user)).map(({ status }) => status);
    };
    expect(await statusAfterClaim('2026-11-23T21:00:00Z')).toEqual(['queued']);
    expect(await statusAfterClaim('2026-11-24T07:59:59Z')).toEqual(['queued']);
    expect(await statusAfterClaim('2026-11-24T08:00:00Z')).toEqual(['claimed']);
    expect((await messages(user))[0]!.body).toContain('You kept both promises, one of them a little later than planned.');
  });
});
