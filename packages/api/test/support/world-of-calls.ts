import { FixedClock } from '../../src/lib/clock.ts';
import { testApi } from './api.ts';
import { hoursFromNow, NOW } from './clock.ts';
import { makeGoal, makeMeeting, makeMembership, makePod, makeUser } from './make.ts';
import { type Call, sentFor } from './member-calls.ts';

const MEMBERS = 7;
const IN_POD = 5;
/** All that is stored of whoever acts. What is only a place in an order, or a random id of a line, is left out. */
const STORED = {
  users: 'to_jsonb(r) from users r order by telegram_user_id',
  commitments: `to_jsonb(r) #- '{ai_insights,analyser,latency_ms}' from commitments r order by user_id, created_at`,
  history: `to_jsonb(r) - 'seq' - 'id' from commitment_events r order by user_id, at, seq`,
  days: 'to_jsonb(r) from user_days r order by user_id, day',
  events: `to_jsonb(r) - 'id' - 'seq' - 'position' - 'tx' - 'xid' from events r order by user_id, at, seq`,
  audits: `to_jsonb(r) - 'id' from audit_log r where viewer_kind = 'member' order by actor_id, at, operation`,
  attendance: `to_jsonb(r) - 'id' from meeting_attendance r order by meeting_id, user_id`,
  keys: `to_jsonb(r) - 'body_hash' from idempotency_keys r order by scope, key`,
} as const;

type Told = { readonly data: unknown; readonly errors: unknown };

/** An API over HTTP, its database, and the same members, goals and calls whenever it begins anew. Ids are told by names that are the same in every such world. */
export async function worldOfCalls() {
  const clock = new FixedClock(NOW);
  const api = await testApi({ clock });
  const { database } = api;
  const names = new Map<string, string>();
  const place = { goals: [] as string[], meetings: [] as string[], promises: [] as string[][], readings: [] as string[][] };
  let members: { readonly id: string; readonly telegramUserId: string }[] = [];
  let token = '';
  let runs = 0;

  const named = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value ?? null).replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, (id) => names.get(id) ?? 'an unknown id'));
  const call = (id: string, name: string): string => {
    names.set(id, name);
    return id;
  };

  /** Notes what a call has made, so that later calls may refer to it. */
  function note(member: number, data: any): void {
    const made: string | undefined = data?.createCommitment?.commitment.id;
    if (made !== undefined && !names.has(made)) place.promises[member]!.push(call(made, `promise ${place.promises[member]!.length} of ${member}`));
    const read: string | undefined = data?.analyzeCommitment?.reading.id;
    if (read !== undefined && !names.has(read)) place.readings[member]!.push(call(read, `reading ${place.readings[member]!.length} of ${member}`));
  }

  async function send(member: number, asked: Call): Promise<() => Told> {
    const { document, input } = sentFor(asked, { ...place, member });
    const headers = { 'x-act-as': `telegram:${members[member]!.telegramUserId}` };
    const { data, errors } = await api.post(token, document, { variables: { input }, headers });
    return () => {
      note(member, data);
      return { data: named(data), errors: named(errors?.map(({ message, extensions, path }) => ({ message, extensions, path }))) };
    };
  }

  return {
    database,
    clock,
    /** With everything as at first. */
    begin: async (): Promise<void> => {
      runs += 1;
      clock.set(NOW);
      await database.query('truncate users, pods, events, audit_log, idempotency_keys cascade');
      names.clear();
      const key = await api.key('service', ['act-as']);
      ({ token } = key);
      call(key.id, 'the key');
      const em = database.em();
      const pod = await makePod(em);
      call(pod.id, 'the pod');
      members = [];
      place.goals = [];
      for (let at = 0; at < MEMBERS; at += 1) {
        const user = await makeUser(em, { telegramUserId: String(800_000_000 + runs * MEMBERS + at), timezone: at % 2 === 0 ? 'Europe/London' : 'Asia/Tokyo' });
        members.push({ id: call(user.id, `member ${at}`), telegramUserId: String(user.telegramUserId) });
        if (at < IN_POD) await makeMembership(em, { user, pod, joinedAt: hoursFromNow(-100) });
        place.goals.push(call((await makeGoal(em, { user })).id, `goal of ${at}`));
      }
      place.promises = members.map(() => []);
      place.readings = members.map(() => []);
      const starts = [hoursFromNow(0.1), hoursFromNow(20), hoursFromNow(45)];
      place.meetings = [];
      for (const [at, scheduledAt] of starts.entries()) place.meetings.push(call((await makeMeeting(em, { pod, scheduledAt })).id, `meeting ${at}`));
    },
    oneAfterTheOther: async (turn: readonly (readonly [number, Call])[]): Promise<Told[]> => {
      const told: (() => Told)[] = [];
      for (const [member, asked] of turn) told.push(await send(member, asked));
      return told.map((one) => one());
    },
    allAtOnce: async (turn: readonly (readonly [number, Call])[]): Promise<Told[]> =>
      (await Promise.all(turn.map(([member, asked]) => send(member, asked)))).map((one) => one()),
    /** Row by row, in an order that is the same in every such world. */
    stored: async (): Promise<Record<string, unknown[]>> => {
      const all: Record<string, unknown[]> = {};
      for (const [name, rows] of Object.entries(STORED)) {
        const found = await database.query<{ row: unknown }>(`select ${rows.replace(' from ', ' as row from ')}`);
        all[name] = found.map(({ row }) => JSON.stringify(named(row))).toSorted();
      }
      return all;
    },
  };
}

export const MEMBERS_OF_A_WORLD = MEMBERS;
