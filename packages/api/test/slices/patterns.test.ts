import { beforeEach, describe, expect, test } from 'vitest';
import { refreshMemory } from '../../src/memory/refresh-memory.job.ts';
import type { User } from '../../src/user/user.entity.ts';
import { as, asking } from '../support/ask.ts';
import { NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser } from '../support/make.ts';
import { mutation } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);

const PATTERNS = `{ patterns { totalCount nodes { id factor level direction text isCurrent effect { value lo hi } inside { n k } outside { n k } firstSeen evidence { id dueDate } } } }`;
const DAY_MS = 86_400_000;
/** NOW is a Wednesday, the 18th of November 2026: the history begins 13 weeks before, on Wednesday the 19th of August. */
const WEEKS = 13;

let ana: User;
beforeEach(async () => {
  await database.query('truncate users, events, audit_log cascade');
  ana = await makeUser(database.em(), { firstCommitmentAt: new Date(NOW.getTime() - WEEKS * 7 * DAY_MS) });
});

/** A promise a day for 13 weeks, until yesterday: kept on weekdays, missed at weekends but for every fifth. */
async function worksOnWeekdays(): Promise<void> {
  await database.query(
    `insert into commitments (user_id, commitment, status, due_date, closes_at, completed_at, user_day, created_at, updated_at)
     select $1, 'Walk', case when kept then 'completed' else 'failed' end, day, day + interval '27 hours', case when kept then day + interval '12 hours' end,
       case when kept then day end, day + interval '8 hours', day + interval '8 hours'
     from (select d::date as day, extract(isodow from d) < 6 or n % 5 = 0 as kept from generate_series(timestamp '2026-08-19', timestamp '2026-11-17', '1 day') with ordinality g(d, n)) days`,
    [ana.id],
  );
}
const refresh = (now = NOW): Promise<number> => refreshMemory(database.em(), now);
const patternsOf = async (): Promise<any> => (await ask(as.member(ana), PATTERNS)).data.patterns;
/** What is told of patterns; the advice that rests on them has a test of its own. */
const eventTypes = async (): Promise<unknown[]> =>
  (await database.query<{ type: string }>("select type from events where type like 'memory.pattern%' order by seq")).map(({ type }) => type);

describe('what a member’s promises have in common', () => {
  test('is found when their week is over, told with its figures, and rests on promises that can be looked at', async () => {
    await worksOnWeekdays();
    expect(await refresh()).toBe(1);
    const { totalCount, nodes } = await patternsOf();
    expect(totalCount).toBe(1);
    const weekendDays = Array.from({ length: 91 }, (_, at) => at + 1).filter((n) => [0, 6].includes(new Date(Date.UTC(2026, 7, 18 + n)).getUTCDay()));
    const kept = weekendDays.filter((n) => n % 5 === 0).length;
    expect(nodes[0]).toMatchObject({
      factor: 'WEEKEND',
      level: 'weekend',
      direction: 'DOWN',
      isCurrent: true,
      inside: { n: 26, k: kept },
      outside: { n: 65, k: 65 },
      text: `Promises for the weekend work out less often: ${kept} of 26, against 65 of 65 otherwise (${Math.round((1 - kept / 26) * 100)} percentage points).`,
    });
    expect(nodes[0].evidence).toHaveLength(20);
    expect(nodes[0].evidence[0].dueDate).toBe('2026-11-15');
    expect(await eventTypes()).toEqual(['memory.pattern_found']);
  });

  test('is looked for once a week, from Monday to Monday of the member', async () => {
    await worksOnWeekdays();
    await refresh();
    expect(await refresh()).toBe(0);
    // Monday the 23rd begins at three in the morning in London.
    const monday = new Date('2026-11-23T03:00:00Z');
    expect(await refresh(new Date(monday.getTime() - 1))).toBe(0);
    expect(await refresh(monday)).toBe(1);
    expect((await patternsOf()).totalCount).toBe(1);
    expect(await eventTypes()).toEqual(['memory.pattern_found']);
  });

  test('is told in the member’s language', async () => {
    await database.query(`update users set notification_preferences = '{"v":1,"locale":"de","ai":{"memory_opt_out":false}}' where id = $1`, [ana.id]);
    await worksOnWeekdays();
    await refresh();
    expect((await patternsOf()).nodes[0].text).toMatch(/^Vorhaben für das Wochenende klappen seltener: \d von 26, sonst 65 von 65 /);
  });

  test('is not looked for when the member does not want to be remembered', async () => {
    await database.query(`update users set notification_preferences = '{"v":1,"locale":"en","ai":{"memory_opt_out":true}}' where id = $1`, [ana.id]);
    await worksOnWeekdays();
    await refresh();
    expect(await database.query('select 1 from pattern_claims')).toEqual([]);
  });

  test('is forgotten for good: not shown, emptied, and not told again', async () => {
    await worksOnWeekdays();
    await refresh();
    const [{ id }] = (await patternsOf()).nodes;
    const ben = await makeUser(database.em());
    const forget = mutation('forgetMemory', 'forgottenId');
    expect((await ask(as.member(ben), forget, { variables: { input: { id } } })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'id' }]);
    expect((await ask(as.member(ana), forget, { variables: { input: { id } } })).data.forgetMemory.forgottenId).toBe(id);
    expect((await patternsOf()).totalCount).toBe(0);
    await refresh(new Date('2026-11-23T03:00:00Z'));
    expect((await patternsOf()).totalCount).toBe(0);
    expect(await database.query(`select text, evidence #>> '{commitment_ids}' as ids, inside ->> 'n' as n from pattern_claims`)).toEqual([
      { text: '', ids: '[]', n: '0' },
    ]);
  });

  test('is nobody else’s business but the admins’', async () => {
    await worksOnWeekdays();
    await refresh();
    const ben = await makeUser(database.em());
    const of = `{ patterns(userId: "${ana.id}") { totalCount nodes { text } } }`;
    expect((await ask(as.member(ben), of)).data.patterns).toEqual({ totalCount: 0, nodes: [] });
    expect((await ask(as.admin, of)).data.patterns.totalCount).toBe(1);
  });
});
