import { beforeAll, describe, expect, test, vi } from 'vitest';
import { isSuppressed } from '../../src/delivery/suppression.actions.ts';
import { Relay } from '../../src/event/relay.ts';
import { PostgresPubSub } from '../../src/event/postgres-pubsub.ts';
import { createLog } from '../../src/lib/log.ts';
import { PLACES } from '../../src/privacy/personal-data.ts';
import { seed } from '../../src/seed.ts';
import { verify } from '../../src/verify.ts';
import { anonymous } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { CANARY, fullLife, type Life, whereIs } from './full-life.ts';

const database = await testDatabase();
const ask = await asking(database);

const EXPORT = 'mutation ($input: ExportMemberInput!) { exportMember(input: $input) { userId exportedAt document } }';
const ERASE = 'mutation ($input: EraseMemberInput!) { eraseMember(input: $input) { userId erasedAt suppressedAddresses tables { table deed before after } } }';

type Line = { table: string; deed: string; before: number; after: number };
let life: Life;
let copy: { format: string; userId: string; tables: Record<string, Record<string, unknown>[]> };
let before: { seats: number; positions: number; others: unknown };
let report: { userId: string; suppressedAddresses: number; tables: Line[] };

const seatsOf = async (podId: string) => (await database.query<{ n: number }>('select current_members as n from pods where id = $1', [podId]))[0]!.n;
/** What the others have: it is theirs and stays. */
const othersOf = (userId: string) =>
  database.query(
    'select user_id, count(*)::int as promises, md5(string_agg(commitment, $2 order by id)) as text from commitments where user_id <> $1 group by 1 order by 1',
    [userId, ','],
  );

/** Gives all events their places, as the running API does. */
async function stamped(): Promise<void> {
  const pubsub = new PostgresPubSub(database.url, createLog('silent'));
  const relay = new Relay(database.url, pubsub, createLog('silent'));
  const isStamped = async (): Promise<void> => {
    relay.wake();
    if ((await database.query('select 1 from events where position is null limit 1')).length > 0) throw new Error('Some events have no place yet.');
  };
  await vi.waitFor(isStamped, { timeout: 20_000 });
  await relay.stop();
  await pubsub.stop();
}

beforeAll(async () => {
  await seed(database.em(), NOW, 1);
  life = await fullLife(database);
  await stamped();
  const { data } = await ask(as.member({ id: life.userId }), EXPORT, { variables: { input: {} } });
  copy = JSON.parse(data.exportMember.document);
  before = {
    seats: await seatsOf(life.podId),
    positions: (await database.query<{ n: number }>('select max(position)::int as n from events'))[0]!.n,
    others: await othersOf(life.userId),
  };
  const answer = await ask(as.member({ id: life.userId }), ERASE, { variables: { input: { confirmation: 'ERASE MY DATA' } } });
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  report = answer.data.eraseMember;
});

describe('a member’s own copy', () => {
  test('has a row of every table that speaks of them', () => {
    const shown = new Set(PLACES.filter((place) => place.shown !== null).map(({ table }) => table));
    expect(Object.keys(copy.tables).toSorted()).toEqual([...shown].toSorted());
    expect(Object.entries(copy.tables).filter(([, rows]) => rows.length === 0)).toEqual([]);
  });
  test('says what they promised, what was written to them, and what they are to do', () => {
    expect(copy.tables['commitments']!.map((row) => row['commitment'])).toContain(CANARY);
    expect(copy.tables['deliveries']!.map((row) => row['topic']).toSorted()).toEqual([CANARY, 'stop', 'welcome']);
    expect(copy.tables['meetings']!.flatMap((row) => row['action_items'] ?? [])).toEqual([{ text: CANARY, userId: life.userId }]);
  });
  test('holds no secret of the service, and of others nothing but ids', async () => {
    const text = JSON.stringify(copy);
    expect(text).not.toContain('secret_hash');
    expect(text).not.toContain('code_hash');
    expect(text).not.toContain('claim_token');
    const names = await database.query<{ first_name: string }>('select distinct first_name from users where id <> $1 and length(first_name) > 4', [
      life.userId,
    ]);
    expect(names.filter(({ first_name }) => text.includes(`"${first_name}"`))).toEqual([]);
    expect(text).not.toContain('How was your day?');
  });
});

describe('after the erasure', () => {
  test('nothing the member wrote or was called stands anywhere in the database', async () => {
    expect(await whereIs(database, CANARY)).toEqual([]);
    expect(await whereIs(database, 'annabelle')).toEqual([]);
    expect(await whereIs(database, '+4366012345678')).toEqual([]);
  });
  test('their id stands in the logs that hold ids only, and nowhere else', async () => {
    expect(await whereIs(database, life.userId)).toEqual(['audit_log.actor_id', 'audit_log.subject_id', 'deliveries.dedupe_key', 'events.user_id']);
  });
  test('the report has every table with what was there before, and proves that nothing is left', () => {
    expect(report.tables.map(({ table, deed }) => `${table} ${deed.toLowerCase()}`)).toEqual(PLACES.map(({ table, deed }) => `${table} ${deed}`));
    expect(report.tables.filter((line) => line.before === 0)).toEqual([]);
    expect(report.tables.filter((line) => line.deed !== 'KEPT' && line.after !== 0)).toEqual([]);
  });
  test('every counter is right, and the seat is free', async () => {
    expect(await verify(database.em(), { now: NOW, fix: false })).toEqual([]);
    expect(await seatsOf(life.podId)).toBe(before.seats - 1);
  });
  test('STOP survives: the address is recognised, and not kept', async () => {
    expect(report.suppressedAddresses).toBe(1);
    expect(await isSuppressed({ em: database.em(), viewer: anonymous, now: NOW }, 'sms', '+4366012345678')).toBe(true);
  });
  test('the event log is whole, gapless, and ends with the erasure', async () => {
    await stamped();
    const [log] = await database.query(`select count(*)::int as n, max(position)::int as top, count(distinct position)::int as places from events`);
    expect(log).toMatchObject({ n: (log as { top: number }).top, places: (log as { top: number }).top });
    expect((log as { top: number }).top).toBeGreaterThan(before.positions);
    const ended = await database.query<{ type: string }>('select type from events where user_id = $1 and position > $2 order by position', [
      life.userId,
      before.positions,
    ]);
    expect(ended.map(({ type }) => type)).toEqual(['membership.left', 'member.erased']);
    expect(await database.query(`select 1 from events where type = 'api_key.revoked'`)).toHaveLength(1);
  });
  test('what others have is untouched; only what it said of the member is gone', async () => {
    expect(await othersOf(life.userId)).toEqual(before.others);
    expect(
      await database.query(
        `select dedupe_key like 'intro:%' as names_them, status, body from deliveries where user_id = $1 and dedupe_key <> 'x' order by created_at, dedupe_key desc`,
        [life.mateId],
      ),
    ).toEqual(
      expect.arrayContaining([
        { names_them: false, status: 'queued', body: 'How was your day?' },
        { names_them: false, status: 'sent', body: '' },
        { names_them: true, status: 'skipped', body: '' },
      ]),
    );
    const [role] = await database.query(`select granted_by, metadata from user_roles where user_id = $1 and role_type = 'paid'`, [life.mateId]);
    expect(role).toEqual({ granted_by: null, metadata: { person: { grantedBy: null, expiresAt: '2027-01-01' } } });
    expect(await database.query(`select key from idempotency_keys order by key`)).toEqual([{ key: 'i3' }]);
    expect(await database.query(`select provider_event_id, payload from payment_events`)).toEqual([{ provider_event_id: 'evt_1', payload: {} }]);
  });
  test('a second time there is nobody to erase', async () => {
    const again = await ask(as.admin, ERASE, { variables: { input: { userId: life.userId, confirmation: `ERASE ${life.userId}` } } });
    expect(again.errors).toMatchObject([{ code: 'NOT_FOUND', field: 'userId' }]);
  });
});
