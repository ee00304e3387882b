import { beforeEach, describe, expect, test } from 'vitest';
import { renewRecommendations } from '../../src/memory/recommendations/recommend.actions.ts';
import { refreshMemory } from '../../src/memory/refresh-memory.job.ts';
import type { User } from '../../src/user/user.entity.ts';
import { anonymous } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser } from '../support/make.ts';
import { mutation } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);

const LIST = `{ recommendations { totalCount nodes { id kind text status answeredAt pattern { id factor }
  effect { isEnough before { n k } after { n k } change { value lo hi } } } } }`;
const ANSWER = mutation('answerRecommendation', 'recommendation { id status answeredAt }');
const DAY_MS = 86_400_000;
const MONDAY = new Date('2026-11-23T03:00:00Z');

let ana: User;
beforeEach(async () => {
  await database.query('truncate users, events, audit_log cascade');
  // The 19th of August is a Wednesday, 13 weeks before NOW.
  ana = await makeUser(database.em(), { firstCommitmentAt: new Date(NOW.getTime() - 91 * DAY_MS) });
});

/** A promise a day from the 19th of August: kept on weekdays, missed at weekends. */
const promiseDaily = (to = '2026-11-17', keepsWeekends = false): Promise<unknown> =>
  database.query(
    `insert into commitments (user_id, commitment, status, due_date, closes_at, completed_at, user_day, created_at, updated_at)
     select $1, 'Walk', case when kept then 'completed' else 'failed' end, day, day + interval '27 hours', case when kept then day + interval '12 hours' end,
       case when kept then day end, day + interval '8 hours', day + interval '8 hours'
     from (select d::date as day, extract(isodow from d) < 6 or $3 as kept
       from generate_series(coalesce((select max(due_date) + 1 from commitments where user_id = $1), '2026-08-19'), $2::date, '1 day') d) days`,
    [ana.id, to, keepsWeekends],
  );
const refresh = (now = NOW): Promise<number> => refreshMemory(database.em(), now);
const listed = async (): Promise<any> => (await ask(as.member(ana), LIST)).data.recommendations;
const answer = async (id: string, said: string, now = NOW): Promise<any> => ask(as.member(ana), ANSWER, { variables: { input: { id, answer: said } }, now });
/** So many patterns of different matters that are as clear as can be. They are the member's at present. */
const plant = (factors: readonly string[]): Promise<unknown> =>
  database.query(
    `insert into pattern_claims (user_id, factor, level, direction, inside, outside, effect_pp, p_adjusted, looks_spent, first_seen, last_confirmed, valid_at, evidence, text)
     select $1, f, '3+', 'up', '{}', '{}', '{"value": 40, "lo": 30, "hi": 50}', 0.001, 1, '2026-11-01', '2026-11-15', $3, '{}', 'Seen.' from unnest($2::text[]) f`,
    [ana.id, factors, NOW],
  );

/** As the weekly work does it, of the patterns as they are. */
const renew = (): Promise<void> =>
  database
    .em()
    .transactional((em) =>
      renewRecommendations({ em, viewer: anonymous, now: NOW }, { id: ana.id, frame: { timezone: 'Europe/London', dayStartHour: 3 }, locale: 'en' }),
    );

describe('what a member is advised', () => {
  test('comes with the pattern it rests on, once a week and only once', async () => {
    await promiseDaily();
    await refresh();
    const { totalCount, nodes } = await listed();
    expect(totalCount).toBe(1);
    expect(nodes[0]).toMatchObject({
      kind: 'SCHEDULE',
      status: 'OPEN',
      pattern: { factor: 'WEEKEND' },
      effect: null,
      text: 'Let weekends be lighter: one small promise is enough, the rest can have a weekday.',
    });
    await refresh(MONDAY);
    expect((await listed()).nodes).toEqual(nodes);
    expect(await database.query(`select type, subject_id from events where type like 'memory.recomm%'`)).toEqual([
      { type: 'memory.recommended', subject_id: nodes[0].id },
    ]);
  });

  test('is made once when several processes look at the same time', async () => {
    await promiseDaily();
    await Promise.all(Array.from({ length: 4 }, () => refresh()));
    expect((await listed()).totalCount).toBe(1);
  });

  test('is at most five things at a time', async () => {
    await plant(['weekday', 'time_of_day', 'category', 'difficulty', 'lead_time', 'duration', 'load']);
    await renew();
    await renew();
    const { totalCount, nodes } = await listed();
    expect(totalCount).toBe(5);
    await answer(nodes[0].id, 'DISMISSED');
    await renew();
    const after = (await listed()).nodes;
    expect(after.filter(({ status }: { status: string }) => status === 'OPEN')).toHaveLength(5);
    expect(new Set(after.map(({ pattern }: any) => pattern.id)).size).toBe(6);
  });

  test('turns with its pattern, and expires when that gives no advice any more', async () => {
    await plant(['duration', 'smart_score']);
    await renew();
    await database.query(`update pattern_claims set direction = 'down', effect_pp = '{"value": -40, "lo": -50, "hi": -30}'`);
    await renew();
    const nodes = (await listed()).nodes.map(({ kind, status, pattern, text }: any) => [pattern.factor, kind, status, text]);
    expect(nodes.toSorted()).toEqual([
      ['DURATION', 'SCOPE', 'OPEN', 'Cut what takes 3 minutes or more into pieces of 10. Each one counts.'],
      ['SMART_SCORE', 'CLARIFY', 'EXPIRED', 'Clear promises help you. Take the moment to answer my question when I ask one.'],
    ]);
  });

  test('is taken or put aside, and the mind may be changed', async () => {
    await promiseDaily();
    await refresh();
    const [{ id }] = (await listed()).nodes;
    expect((await answer(id, 'ACCEPTED')).data.answerRecommendation.recommendation).toEqual({ id, status: 'ACCEPTED', answeredAt: NOW.toISOString() });
    const later = new Date(NOW.getTime() + DAY_MS);
    expect((await answer(id, 'ACCEPTED', later)).data.answerRecommendation.recommendation.answeredAt).toBe(NOW.toISOString());
    expect((await answer(id, 'DISMISSED', later)).data.answerRecommendation.recommendation.answeredAt).toBe(later.toISOString());
    expect(await database.query(`select count(*)::int as n from events where type = 'memory.recommendation_answered'`)).toEqual([{ n: 2 }]);
  });

  test('is answered by nobody else, and seen by nobody but the admins', async () => {
    await promiseDaily();
    await refresh();
    const [{ id }] = (await listed()).nodes;
    const ben = await makeUser(database.em());
    const input = { variables: { input: { id, answer: 'ACCEPTED' } } };
    expect((await ask(as.member(ben), ANSWER, input)).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'id' }]);
    const of = `{ recommendations(userId: "${ana.id}") { totalCount nodes { text } } }`;
    expect((await ask(as.member(ben), of)).data.recommendations).toEqual({ totalCount: 0, nodes: [] });
    expect((await ask(as.admin, of)).data.recommendations.totalCount).toBe(1);
  });

  test('expires with its pattern, and can then not be answered any more', async () => {
    await promiseDaily();
    await refresh();
    const [{ id }] = (await listed()).nodes;
    // Weekends go as well as weekdays from now on: by February recent promises have not borne the pattern out for more than eight weeks.
    await promiseDaily('2027-04-30', true);
    await refresh(new Date('2027-05-03T03:00:00Z'));
    const expired = (await listed()).nodes.find((one: { id: string }) => one.id === id);
    expect(expired.status).toBe('EXPIRED');
    expect((await answer(id, 'ACCEPTED')).errors).toMatchObject([{ code: 'CONFLICT', field: 'id' }]);
  });

  test('goes when its pattern is forgotten', async () => {
    await promiseDaily();
    await refresh();
    const [{ pattern }] = (await listed()).nodes;
    await ask(as.member(ana), mutation('forgetMemory', 'forgottenId'), { variables: { input: { id: pattern.id } } });
    expect((await listed()).totalCount).toBe(0);
    await refresh(MONDAY);
    expect((await listed()).totalCount).toBe(0);
  });

  test('is followed up: eight weeks later it is told what came of it', async () => {
    await promiseDaily();
    await refresh();
    const [{ id }] = (await listed()).nodes;
    await answer(id, 'ACCEPTED');
    await promiseDaily('2027-01-24', true);
    // The eight weeks end on the 13th of January.
    await refresh(new Date('2027-01-11T03:00:00Z'));
    expect((await listed()).nodes.find((one: any) => one.id === id).effect).toBeNull();
    await refresh(new Date('2027-01-25T03:00:00Z'));
    const { effect } = (await listed()).nodes.find((one: any) => one.id === id);
    // Eight whole weeks: 40 weekdays and 16 days of weekends, the latter missed before.
    expect(effect).toMatchObject({ isEnough: true, before: { n: 56, k: 40 }, after: { n: 56, k: 56 }, change: { value: 28.6 } });
    expect((await answer(id, 'DISMISSED')).errors).toMatchObject([{ code: 'CONFLICT', field: 'id' }]);
  });

  test('is in the member’s language of today', async () => {
    await promiseDaily();
    await refresh();
    await database.query(`update users set notification_preferences = '{"v":1,"locale":"de","ai":{"memory_opt_out":false}}' where id = $1`, [ana.id]);
    await refresh(MONDAY);
    expect((await listed()).nodes[0].text).toBe('Lass das Wochenende leichter sein: Ein kleines Vorhaben reicht, der Rest darf in die Woche.');
  });
});
