import { describe, expect, test } from 'vitest';
import { closeDays } from '../../src/commitment/close-days.job.ts';
import { followCalendar } from '../../src/commitment/ledger.actions.ts';
import { followCalendarChanges } from '../../src/user/calendar-change.ts';
import { as, asking } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser } from '../support/make.ts';
import { mutation, promising, type Member } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);
const { run, tell, create } = promising(database, ask);
followCalendarChanges(followCalendar);

const at = (instant: string): Date => new Date(instant);
const travel = (user: Member, timezone: string, now: Date) =>
  ask(as.member(user), mutation('updateProfile', 'user { today }'), { now, variables: { input: { timezone } } });
/** Somebody who has told where they live, a month before all this. */
async function livingIn(timezone: string): Promise<Member> {
  const user = await makeUser(database.em(), { timezone: null });
  await travel(user, timezone, at('2026-10-18T12:00:00Z'));
  return user;
}
const today = async (user: Member, now: Date): Promise<string> => (await ask(as.member(user), '{ me { today } }', { now })).data.me.today;
const ledger = async (user: Member, now: Date): Promise<string[]> => {
  const { data } = await ask(as.member(user), '{ me { days(first: 9) { day rule credits } } }', { now });
  return data.me.days.map(({ day, rule, credits }: { day: string; rule: string; credits: number }) => `${day} ${rule} ${credits}`);
};
const read = async (user: Member, text: string, now: Date): Promise<string | null> => {
  const query = 'mutation ($text: String!) { analyzeCommitment(input: { text: $text }) { reading { items { dueDate } } } }';
  return (await ask(as.member(user), query, { now, variables: { text } })).data.analyzeCommitment.reading.items[0].dueDate;
};

describe('a promise of this morning, told in the evening from beyond the date line', () => {
  // Saturday 9:00 in New York is Sunday 3:00 in Auckland; an hour later the member is there, and Saturday is over.
  const promised = at('2026-11-14T14:00:00Z');
  const landed = at('2026-11-14T15:00:00Z');

  test('counts for the day on which it was made and done', async () => {
    const user = await livingIn('America/New_York');
    const { id } = await create(user, { text: 'Send the postcard', dueDate: '2026-11-14' }, promised);
    await travel(user, 'Pacific/Auckland', landed);
    const done = at('2026-11-14T19:01:00Z');
    const { commitment } = await run(user, 'completeCommitment', { id, doneOn: '2026-11-14' }, done);
    expect(commitment).toMatchObject({ status: 'COMPLETED', isLate: false });
    expect(await ledger(user, done)).toEqual(['2026-11-15 open 0', '2026-11-14 kept_backdated 1']);
  });
});

describe('a day on which something was only done late', () => {
  test('is told of as soon as it is over, also when there is no streak to lose', async () => {
    const user = await livingIn('Europe/Vienna');
    const { id } = await create(user, { text: 'Read ten pages', dueDate: '2026-11-18' }, at('2026-11-18T10:00:00Z'));
    await run(user, 'completeCommitment', { id }, at('2026-11-19T10:00:00Z'));
    const later = at('2026-11-20T10:00:00Z');
    await closeDays(database.em(), later);
    expect(await ledger(user, later)).toEqual(['2026-11-20 open 0', '2026-11-19 late_only 0', '2026-11-18 missed_due 0']);
  });
});

describe('a change of zone over the date line to the west', () => {
  // 20:00 on Wednesday in Apia is 20:00 on Tuesday in Pago Pago, the day before at every instant.
  const evening = at('2026-11-18T07:00:00Z');
  const inApia = () => livingIn('Pacific/Apia');

  test('is accepted at once, because waiting would never help, and the day that has begun goes on until it is over there', async () => {
    const user = await inApia();
    const { id } = await create(user, { text: 'Swim', dueDate: '2026-11-18' }, at('2026-11-18T06:00:00Z'));
    expect((await travel(user, 'Pacific/Pago_Pago', evening)).errors).toEqual([]);
    expect(await today(user, evening)).toBe('2026-11-18');
    expect(await ledger(user, evening)).toEqual(['2026-11-18 open 0']);
    const last = at('2026-11-19T13:59:00Z');
    expect(await today(user, last)).toBe('2026-11-18');
    const { commitment } = await run(user, 'completeCommitment', { id }, last);
    expect(commitment).toMatchObject({ isLate: false, closesAt: '2026-11-19T14:00:00.000Z' });
    expect(await today(user, at('2026-11-19T14:00:00Z'))).toBe('2026-11-19');
    await closeDays(database.em(), at('2026-11-19T14:00:00Z'));
    expect(await ledger(user, at('2026-11-19T14:00:00Z'))).toEqual(['2026-11-19 open 0', '2026-11-18 kept 1']);
  });

  test('never opens a day that has closed: "today" and "tomorrow" there are the day that goes on, "in two days" the next', async () => {
    const user = await inApia();
    await create(user, { text: 'Swim', dueDate: '2026-11-18' }, at('2026-11-18T06:00:00Z'));
    await travel(user, 'Pacific/Pago_Pago', evening);
    expect(await read(user, 'walk for 20 minutes today', evening)).toBe('2026-11-18');
    expect(await read(user, 'walk for 20 minutes tomorrow', evening)).toBe('2026-11-18');
    expect(await read(user, 'walk for 20 minutes on thursday', evening)).toBe('2026-11-19');
    const { errors } = await tell(user, 'createCommitment', { text: 'Walk', dueDate: '2026-11-17' }, evening);
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'dueDate' }]);
  });

  test('keeps what was done after it for that day, and does not let it be claimed for the day before', async () => {
    const user = await inApia();
    await create(user, { text: 'Swim', dueDate: '2026-11-18' }, at('2026-11-18T06:00:00Z'));
    await travel(user, 'Pacific/Pago_Pago', evening);
    const { id } = await create(user, { text: 'Unpack', dueDate: '2026-11-18' }, evening);
    await run(user, 'completeCommitment', { id, doneOn: '2026-11-17' }, evening);
    const [row] = await database.query<{ day: string }>('select user_day::text as day from commitments where id = $1', [id]);
    expect(row).toEqual({ day: '2026-11-18' });
    expect(await ledger(user, evening)).toEqual(['2026-11-18 kept 1']);
  });
});
