import { describe, expect, test } from 'vitest';
import { checkInWithMembers } from '../../src/commitment/check-in.job.ts';
import { closeDays } from '../../src/commitment/close-days.job.ts';
import { claimDeliveries } from '../../src/delivery/delivery.actions.ts';
import { inTransaction } from '../../src/event/run-action.ts';
import { usualPreferences } from '../../src/user/preferences.rules.ts';
import { as, asking } from '../support/ask.ts';
import { checkingIn } from '../support/checking-in.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser } from '../support/make.ts';
import { promising, TODAY } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);
const { run, create } = promising(database, ask);
const { reachable, look, messages } = checkingIn(database);
const at = (iso: string): Date => new Date(iso);
const claim = async (iso: string) =>
  (
    await inTransaction(
      { em: database.em(), viewer: as.bot('deliveries'), now: at(iso), wakeRelay: () => undefined },
      { bot: 'commitment' as const },
      claimDeliveries,
    )
  ).ids;

describe('in the evening', () => {
  test('whoever has something due today is asked once, with a row of buttons for each', async () => {
    const user = await reachable();
    const first = await create(user, { text: 'Run 5 km', dueDate: TODAY });
    const second = await create(user, { text: 'Call mum', dueDate: TODAY }, at('2026-11-18T15:00:01Z'));
    await create(user, { text: 'Pay the rent', dueDate: '2026-11-19' });
    await look('2026-11-18T19:59:59Z');
    expect(await messages(user)).toEqual([]);
    await Promise.all([look('2026-11-18T20:00:00Z'), look('2026-11-18T20:00:00Z'), look('2026-11-18T20:00:01Z')]);
    await look('2026-11-18T20:30:00Z');
    const [message, ...more] = await messages(user);
    expect(more).toEqual([]);
    expect(message).toMatchObject({ topic: 'commitment.check_in', status: 'queued', dedupe_key: `check-in:evening:${user.id}:2026-11-18` });
    expect(message!.body).toBe(
      'Good evening! How did it go with these 2?\n\n1. Run 5 km\n2. Call mum\n\nThere is time until 03:00, and "not yet" is a fine answer.',
    );
    expect(message!.buttons).toEqual(
      [first.id, second.id].map((id, index) => [
        { text: `${index + 1} Done`, data: `done:${id}` },
        { text: `${index + 1} Not yet`, data: `later:${id}` },
        { text: `${index + 1} Could not`, data: `failed:${id}` },
      ]),
    );
    expect(await database.query(`select 1 from events where type = 'delivery.queued' and user_id = $1`, [user.id])).toHaveLength(1);
  });
  test('names the day’s promises in the order of their times, without the day that their words name', async () => {
    const user = await reachable();
    await create(user, { text: 'Read today', dueDate: TODAY });
    await create(user, { text: 'Call mum on wednesday', dueDate: TODAY, timeOfDay: '18:30' });
    await create(user, { text: 'Jog', dueDate: TODAY, timeOfDay: '07:00' });
    await look('2026-11-18T20:00:00Z');
    expect((await messages(user))[0]!.body).toContain('1. Jog (07:00)\n2. Call mum (18:30)\n3. Read\n');
  });
  test('a few promises without a day are named, every evening in the first week and then once a week', async () => {
    const user = await reachable();
    for (const [index, text] of ['One', 'Two', 'Three', 'Four'].entries()) await create(user, { text }, at(`2026-11-18T15:00:0${index}Z`));
    const lines = async (day: string) => {
      await look(`${day}T20:00:00Z`);
      return (await messages(user)).filter((one) => one.dedupe_key.endsWith(day)).map((one) => one.buttons.length);
    };
    expect([await lines('2026-11-18'), await lines('2026-11-25'), await lines('2026-11-26'), await lines('2026-12-02')]).toEqual([[3], [3], [], [3]]);
    expect((await messages(user))[0]!.body).toContain('1. Four (no due day)');
  });
  test('is written in the member’s language, with the plural that fits', async () => {
    const user = await reachable({ notificationPreferences: usualPreferences('de-AT') });
    await create(user, { text: 'Laufen', dueDate: TODAY });
    await look('2026-11-18T20:00:00Z');
    expect((await messages(user))[0]).toMatchObject({
      body: 'Guten Abend! Wie ist es damit gelaufen?\n\nLaufen\n\nBis 03:00 Uhr ist noch Zeit, und „noch nicht“ ist auch eine gute Antwort.',
      buttons: [[{ text: 'Erledigt' }, { text: 'Noch nicht' }, { text: 'Ging nicht' }]],
    });
  });
  test('nobody is asked who has reported, wants no reminders, never started the bot, blocked it, or comes too late', async () => {
    const usual = usualPreferences('en');
    const reported = await reachable();
    const muted = await reachable({ notificationPreferences: { ...usual, channels: { ...usual.channels, telegram: false } } });
    const calm = await reachable({ notificationPreferences: { ...usual, reminders: { ...usual.reminders, due_today: false } } });
    const unknown = await makeUser(database.em());
    const blocked = await reachable();
    const gone = await reachable({ isActive: false });
    for (const user of [reported, muted, calm, unknown, blocked, gone]) {
      const { id } = await create(user, { text: 'Run 5 km', dueDate: TODAY });
      if (user === reported) await run(user, 'completeCommitment', { id });
    }
    await database.query(`update bot_chats set state = 'unreachable' where user_id = $1`, [blocked.id]);
    const late = await reachable({ notificationPreferences: { ...usual, quiet_hours: { start: '20:30', end: '07:00' } } });
    await create(late, { text: 'Run 5 km', dueDate: TODAY });
    await look('2026-11-18T20:30:00Z');
    for (const user of [reported, muted, calm, unknown, blocked, gone, late]) expect(await messages(user)).toEqual([]);
  });
  test('other quiet hours move the question, on the same day already', async () => {
    const user = await reachable();
    await create(user, { text: 'Run 5 km', dueDate: TODAY });
    const told = await ask(
      as.member(user),
      'mutation ($input: SetNotificationPreferencesInput!) { setNotificationPreferences(input: $input) { user { id } } }',
      {
        variables: { input: { quietHours: { start: '19:00', end: '07:00' } } },
      },
    );
    expect(told.errors).toEqual([]);
    await look('2026-11-18T15:00:00Z');
    expect(await messages(user)).toEqual([]);
    await look('2026-11-18T18:00:00Z');
    expect(await messages(user)).toHaveLength(1);
    await look('2026-11-18T20:00:00Z');
    expect(await messages(user)).toHaveLength(1);
  });
  test('a long list is cut, and long promises are, so that Telegram takes the message', async () => {
    const user = await reachable();
    for (let index = 0; index < 10; index += 1) await create(user, { text: '🏃'.repeat(500), dueDate: TODAY });
    await look('2026-11-18T20:00:00Z');
    const [message] = await messages(user);
    expect(message!.buttons).toHaveLength(8);
    expect(message!.body).toMatch(/🏃\.\.\. \(promised Wednesday 18 November, 15:00\)\n\.\.\. and 2 more in \/today\./u);
    expect(message!.body.length).toBeLessThanOrEqual(4096);
  });
});

describe('a question that waits', () => {
  test('is skipped when it has been answered, names only what is still open, and is not asked in the quiet hours', async () => {
    const [answered, partly, late] = [await reachable(), await reachable(), await reachable()];
    const ids = new Map<string, string>();
    for (const user of [answered, partly, late]) ids.set(user.id, (await create(user, { text: 'Run 5 km', dueDate: TODAY })).id);
    await create(partly, { text: 'Call mum', dueDate: TODAY });
    await look('2026-11-18T20:00:00Z');
    await run(answered, 'completeCommitment', { id: ids.get(answered.id) }, at('2026-11-18T20:00:30Z'));
    await run(partly, 'completeCommitment', { id: ids.get(partly.id) }, at('2026-11-18T20:00:30Z'));
    await database.query(`update deliveries set due_at = '2026-11-18T21:00:00Z' where user_id = $1`, [late.id]);
    await claim('2026-11-18T20:01:00Z');
    await claim('2026-11-18T21:00:00Z');
    expect(await messages(answered)).toMatchObject([{ status: 'skipped', last_error: 'everything has been reported' }]);
    expect(await messages(partly)).toMatchObject([
      { status: 'claimed', body: expect.stringMatching(/this\?\n\nCall mum\n/), buttons: [[{ text: 'Done' }, {}, {}]] },
    ]);
    expect(await messages(late)).toMatchObject([{ status: 'skipped', last_error: 'its time is over' }]);
  });
});

describe('in the morning', () => {
  test('what closed without a report is asked about once, and only then fails', async () => {
    const user = await reachable();
    const { id } = await create(user, { text: 'Run 5 km', dueDate: TODAY });
    await create(user, { text: 'Whenever' });
    await look('2026-11-18T20:00:00Z');
    await look('2026-11-19T07:59:59Z');
    expect(await messages(user)).toHaveLength(1);
    for (const time of ['08:00:00', '08:00:05', '11:00:00']) await look(`2026-11-19T${time}Z`);
    const [, question, ...more] = await messages(user);
    expect(more).toEqual([]);
    expect(question).toMatchObject({
      topic: 'commitment.grace',
      body: 'Good morning! One promise is still without an answer. How did it go?\n\nRun 5 km\n\nYou can tell me until 12:00. If it did not work out, that is all right: say so, and start afresh.',
      buttons: [
        [
          { text: 'Yes, yesterday', data: `done:${id}:${TODAY}` },
          { text: 'Only now', data: `done:${id}` },
          { text: 'Could not', data: `failed:${id}` },
        ],
      ],
    });
    await closeDays(database.em(), at('2026-11-19T11:59:59Z'));
    expect(await database.query('select status from commitments where id = $1', [id])).toEqual([{ status: 'active' }]);
    await closeDays(database.em(), at('2026-11-19T12:00:00Z'));
    expect(await database.query('select status from commitments where id = $1', [id])).toEqual([{ status: 'failed' }]);
  });
  test('nothing is asked any more once nothing is open, until something is promised again', async () => {
    const user = await reachable();
    await create(user, { text: 'Run 5 km', dueDate: TODAY });
    await closeDays(database.em(), at('2026-11-19T12:00:00Z'));
    await look('2026-11-19T20:00:00Z');
    const planned = async () => (await database.query<{ at: string | null }>('select next_check_in_at as at from users where id = $1', [user.id]))[0]!.at;
    expect(await planned()).toBeNull();
    await create(user, { text: 'Walk', dueDate: '2026-11-20' }, at('2026-11-20T09:00:00Z'));
    expect(await planned()).toBe('2026-11-20 20:00:00+00');
  });
});

describe('over a change of clocks', () => {
  test.each([
    ['America/New_York', '2026-10-31', '2026-11-02', ['2026-11-01T00:00Z', '2026-11-01T13:00Z', '2026-11-02T01:00Z', '2026-11-02T13:00Z', '2026-11-03T01:00Z']],
    ['Europe/Berlin', '2026-10-24', '2026-10-26', ['2026-10-24T18:00Z', '2026-10-25T07:00Z', '2026-10-25T19:00Z', '2026-10-26T07:00Z', '2026-10-26T19:00Z']],
    ['Pacific/Auckland', '2026-09-26', '2026-09-28', ['2026-09-26T08:00Z', '2026-09-26T19:00Z', '2026-09-27T07:00Z', '2026-09-27T19:00Z', '2026-09-28T07:00Z']],
  ])(
    'in %s everybody is asked at eight in the evening and at eight in the morning, once each',
    async (timezone, first, last, instants) => {
      const user = await reachable({ timezone, createdAt: at(`${first}T00:00:00Z`) });
      const begin = at(`${first}T00:00:00Z`);
      for (const dueDate of [first, last]) await create(user, { text: `Run on ${dueDate}`, dueDate }, begin);
      const middle = new Date((Date.parse(first) + Date.parse(last)) / 2).toISOString().slice(0, 10);
      await create(user, { text: 'Run in between', dueDate: middle }, begin);
      const asked: string[] = [];
      for (let now = begin.getTime(); now <= Date.parse(instants.at(-1)!); now += 600_000) {
        await checkInWithMembers(database.em(), new Date(now));
        const found = (await messages(user)).length;
        if (found > asked.length) asked.push(`${new Date(now).toISOString().slice(0, 16)}Z`);
      }
      expect(asked).toEqual(instants);
    },
    60_000,
  );
  test('and a flight over the Atlantic, each evening is asked once', async () => {
    const user = await reachable({ timezone: 'Europe/Berlin' });
    await create(user, { text: 'Land safely', dueDate: TODAY });
    await look('2026-11-18T19:00:00Z');
    await ask(as.member(user), 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { id } } }', {
      variables: { input: { timezone: 'America/New_York' } },
      now: at('2026-11-18T19:30:00Z'),
    });
    await look('2026-11-18T19:30:00Z');
    await look('2026-11-19T01:00:00Z');
    expect((await messages(user)).map((one) => one.dedupe_key)).toEqual([`check-in:evening:${user.id}:2026-11-18`]);
  });
});
