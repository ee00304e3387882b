import { beforeEach, expect, test } from 'vitest';
import { FixedClock } from '../../src/lib/clock.ts';
import { planCalls } from '../../src/meeting/plan-calls.job.ts';
import { Pod } from '../../src/pod/pod.entity.ts';
import type { User } from '../../src/user/user.entity.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { testApi } from '../support/api.ts';
import { as, asking } from '../support/ask.ts';
import { makeMembership, makePod, makeUser } from '../support/make.ts';

/** New York sets its clocks back in the night to Sunday, 1 November 2026. */
const OCTOBER = new Date('2026-10-20T12:00:00Z');
const api = await testApi({ clock: new FixedClock(OCTOBER) });
const { database, app } = api;
const ask = await asking(database);
const run = (viewer: Viewer, document: string) => ask(viewer, document, { now: OCTOBER });

let pod: Pod;
let ana: User;
beforeEach(async () => {
  await database.query('delete from pods');
  const em = database.em();
  pod = await makePod(em, { name: 'Early birds', createdAt: OCTOBER, zoomLink: 'https://zoom.example.org/j/1' });
  ana = await makeUser(em);
  await makeMembership(em, { user: ana, pod, joinedAt: OCTOBER });
  await planCalls(database.em(), OCTOBER);
});

const pathOf = async (viewer: Viewer): Promise<string | null> => {
  const { data } = await run(viewer, `{ podMemberships(filter: { podId: "${pod.id}" }) { nodes { calendarUrl } } }`);
  const [own] = data.podMemberships.nodes.map((one: { calendarUrl: string | null }) => one.calendarUrl);
  return own === undefined || own === null ? null : new URL(own, app.url).pathname;
};
async function read(path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string; etag: string | null; headers: Headers }> {
  const response = await fetch(`${app.url}${path}`, { headers });
  return { status: response.status, text: await response.text(), etag: response.headers.get('etag'), headers: response.headers };
}
/** The values of a property, in the order of the calls, folded lines put together again. */
const values = (text: string, name: string): string[] =>
  [...text.replaceAll('\r\n ', '').matchAll(new RegExp(`^${name}(?:;[^:]*)?:(.*)\r$`, 'gm'))].map(([, value]) => value!);

test('a call on Mondays at seven in New York is at eleven in the evening UTC in summer, and at midnight in winter', async () => {
  const { status, text, headers } = await read((await pathOf(as.member(ana)))!);
  expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(values(text, 'DTSTART')).toEqual(['20261026T230000Z', '20261103T000000Z', '20261110T000000Z']);
  expect(values(text, 'DTEND')).toEqual(['20261027T000000Z', '20261103T010000Z', '20261110T010000Z']);
  expect(values(text, 'STATUS')).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED']);
  expect(new Set(values(text, 'SUMMARY'))).toEqual(new Set(['Early birds']));
  expect(new Set(values(text, 'LOCATION'))).toEqual(new Set(['https://zoom.example.org/j/1']));
});

test('a call that moves keeps its UID and its sequence grows; one that is cancelled stays and says so', async () => {
  const path = (await pathOf(as.member(ana)))!;
  const before = (await read(path)).text;
  const { data } = await run(as.admin, `{ meetings(filter: { podId: "${pod.id}" }, first: 10) { nodes { id scheduledAt } } }`);
  const [third, second] = data.meetings.nodes as { id: string }[];
  const told = await run(
    as.admin,
    `mutation { rescheduleMeeting(input: { id: "${second!.id}", scheduledAt: "2026-11-03T02:00:00Z" }) { meeting { id } } cancelMeeting(input: { id: "${third!.id}" }) { meeting { id } } }`,
  );
  expect(told.errors).toEqual([]);
  const after = (await read(path)).text;
  expect(values(after, 'UID')).toEqual(values(before, 'UID'));
  expect(values(before, 'SEQUENCE')).toEqual(['0', '0', '0']);
  expect(values(after, 'SEQUENCE')).toEqual(['0', '1', '1']);
  expect(values(after, 'DTSTART')).toEqual(['20261026T230000Z', '20261103T020000Z', '20261110T000000Z']);
  expect(values(after, 'STATUS')).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
});

test('who has it already is told so', async () => {
  const path = (await pathOf(as.member(ana)))!;
  const { etag, headers } = await read(path);
  expect(headers.get('cache-control')).toBe('private, max-age=300, must-revalidate');
  expect(await read(path, { 'if-none-match': etag! })).toMatchObject({ status: 304, text: '' });
  await database.query(`update meetings set status = 'cancelled', version = version + 1 where pod_id = $1`, [pod.id]);
  expect((await read(path, { 'if-none-match': etag! })).status).toBe(200);
});

test('the link is the member’s alone, and can be made worthless', async () => {
  const path = (await pathOf(as.member(ana)))!;
  expect(path).toMatch(/^\/calendar\/[0-9a-f]{64}\.ics$/);
  const ben = await makeUser(database.em());
  await makeMembership(database.em(), { user: ben, pod: await database.em().findOneOrFail(Pod, pod.id), joinedAt: new Date(OCTOBER.getTime() + 1) });
  const seen = await run(as.admin, `{ podMemberships(filter: { podId: "${pod.id}" }) { nodes { calendarUrl } } }`);
  expect(seen.data.podMemberships.nodes.map((one: { calendarUrl: unknown }) => one.calendarUrl)).toEqual([null, null]);
  const mates = await run(as.member(ben), `{ podMemberships(filter: { podId: "${pod.id}", userId: "${ana.id}" }) { nodes { calendarUrl } } }`);
  expect(mates.data.podMemberships.nodes).toEqual([{ calendarUrl: null }]);
  const rotate = `mutation { rotateCalendarFeed(input: { podId: "${pod.id}" }) { membership { calendarUrl } } }`;
  const { data, errors } = await run(as.member(ana), rotate);
  expect(errors).toEqual([]);
  const fresh = new URL(data.rotateCalendarFeed.membership.calendarUrl, app.url).pathname;
  expect(fresh).not.toBe(path);
  expect([(await read(path)).status, (await read(fresh)).status]).toEqual([404, 200]);
  expect((await run(as.member(await makeUser(database.em())), rotate)).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'podId' }]);
  expect((await run(as.nobody, rotate)).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
});

test('who is paused is expected at no call, and who has left has no calendar', async () => {
  const path = (await pathOf(as.member(ana)))!;
  await run(as.member(ana), `mutation { pauseMembership(input: { podId: "${pod.id}" }) { wasAlready } }`);
  const paused = await read(path);
  expect([paused.status, values(paused.text, 'UID')]).toEqual([200, []]);
  await run(as.member(ana), `mutation { leavePod(input: { podId: "${pod.id}" }) { wasAlready } }`);
  expect((await read(path)).status).toBe(404);
});

test('what is no link, or no reading, is refused', async () => {
  for (const path of ['/calendar/', '/calendar/abc.ics', `/calendar/${'0'.repeat(64)}.ics`, `/calendar/${'0'.repeat(64)}`])
    expect((await read(path)).status).toBe(404);
  expect((await fetch(`${app.url}${await pathOf(as.member(ana))}`, { method: 'DELETE' })).status).toBe(405);
});
