import { beforeAll, describe, expect, test } from 'vitest';
import { createApiKey } from '../../src/api-key/api-key.actions.ts';
import { recordEvents } from '../../src/event/record-event.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { NOW } from '../support/clock.ts';
import { testDatabase } from '../support/database.ts';
import { makeAttendance, makeCommitment, makeMeeting, makeMembership, makePod, makeUser, unknownId } from '../support/make.ts';

const database = await testDatabase();
const ask = await asking(database);

type Side = { pod: string; user: string; membership: string; meeting: string; commitment: string };
let ours: Side;
let theirs: Side;
let bound: Viewer;
const everything = ['members:read', 'commitments:read', 'pods:read', 'events:read', 'pii:read'] as const;

/** A pod with a member, a call and a promise, and what the log says of them. */
async function side(name: string): Promise<Side> {
  const em = database.em();
  const pod = await makePod(em, { name });
  const user = await makeUser(em, { firstName: name, email: `${name.toLowerCase()}@example.org` });
  const membership = await makeMembership(em, { user, pod });
  const meeting = await makeMeeting(em, { pod });
  await makeAttendance(em, { meeting, user });
  const commitment = await makeCommitment(em, { user, pod, sharedWithPod: true });
  await makeCommitment(em, { user });
  await recordEvents(em, [
    { type: 'commitment.created', at: NOW, userId: user.id, podId: pod.id, commitmentId: commitment.id },
    { type: 'user.updated', at: NOW, userId: user.id },
  ]);
  return { pod: pod.id, user: user.id, membership: membership.id, meeting: meeting.id, commitment: commitment.id };
}

beforeAll(async () => {
  ours = await side('Ours');
  theirs = await side('Theirs');
  await database.query('update events set position = seq');
  bound = { ...as.thirdParty(...everything), podIds: [ours.pod] };
});

const LISTS = `{
  pods { totalCount nodes { id members { id user { id email } } meetings { nodes { id } } } edges { node { id } } }
  users { totalCount nodes { id firstName } edges { node { id } } }
  podMemberships { totalCount nodes { id } edges { node { id } } }
  meetings { totalCount nodes { id attendance { user { id } } } edges { node { id } } }
  commitments { totalCount nodes { id user { id } } edges { node { id } } }
  events { totalCount nodes { type podId pod { id } commitment { id } user { id } } edges { node { type } } }
}`;

describe('a key that is limited to one of two pods', () => {
  test('sees in every list, its nodes, its edges and its count what is of that pod, and nothing else', async () => {
    const { data, errors } = await ask(bound, LISTS);
    expect(errors).toEqual([]);
    const counts = Object.entries(data).map(([list, page]) => [list, (page as { totalCount: number }).totalCount]);
    expect(counts).toEqual([
      ['pods', 1],
      ['users', 1],
      ['podMemberships', 1],
      ['meetings', 1],
      ['commitments', 1],
      ['events', 1],
    ]);
    for (const page of Object.values(data) as { nodes: unknown[]; edges: unknown[] }[]) expect([page.nodes.length, page.edges.length]).toEqual([1, 1]);
    const text = JSON.stringify(data);
    for (const id of Object.values(ours)) expect(text).toContain(id);
    for (const id of Object.values(theirs)) expect(text).not.toContain(id);
  });

  test.each(['pod', 'user', 'meeting', 'commitment'] as const)('finds its %s by the id, and that of another pod not', async (field) => {
    const document = `query ($id: ID!) { found: ${field}(id: $id) { id } }`;
    expect((await ask(bound, document, { variables: { id: ours[field] } })).data.found).toEqual({ id: ours[field] });
    expect((await ask(bound, document, { variables: { id: theirs[field] } })).data.found).toBeNull();
  });

  test('sees less than a key without a limit, and a key without a single pod sees none', async () => {
    const document = '{ pods { nodes { id } } }';
    expect((await ask(bound, document)).data.pods.nodes).toEqual([{ id: ours.pod }]);
    expect((await ask({ ...bound, podIds: [theirs.pod] }, document)).data.pods.nodes).toEqual([{ id: theirs.pod }]);
    expect((await ask({ ...bound, podIds: null }, document)).data.pods.nodes).toHaveLength(2);
    expect((await ask({ ...bound, podIds: [] }, document)).data.pods.nodes).toEqual([]);
  });

  test('does not see a member any more who has left the pod', async () => {
    const em = database.em();
    const user = await makeUser(em);
    const pod = await makePod(em);
    await makeMembership(em, { user, pod, status: 'left', leftAt: NOW });
    expect((await ask({ ...bound, podIds: [pod.id] }, '{ users { totalCount } }')).data.users.totalCount).toBe(0);
  });

  test('reads no key figures, which count everybody', async () => {
    const { errors } = await ask({ ...bound, scopes: ['kpis:read'] }, '{ kpis { refreshedAt } }');
    expect(errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});

describe('a key that shall be limited', () => {
  const make = async (more: object): Promise<unknown> =>
    database.orm.em
      .fork()
      .transactional((em) => createApiKey({ em, viewer: as.admin, now: NOW }, { name: 'x', kind: 'integration', scopes: ['pods:read'], ...more }))
      .then(
        () => 'made',
        (error: { code: string; field: string }) => [error.code, error.field],
      );

  test('to pods that are there is made', async () => {
    expect(await make({ podIds: [ours.pod, theirs.pod, ours.pod] })).toBe('made');
  });
  test.each([
    ['to a pod that is not there', () => ({ podIds: [ours.pod, unknownId()] })],
    ['to what is no id', () => ({ podIds: ['x'] })],
    ['to no pod at all', () => ({ podIds: [] })],
    ['and count everybody', () => ({ podIds: [ours.pod], scopes: ['kpis:read'] })],
    ['and is a bot', () => ({ podIds: [ours.pod], kind: 'service', scopes: ['pods:read'] })],
  ])('%s is refused', async (_, more) => {
    expect(await make(more())).toEqual(['INVALID_INPUT', 'podIds']);
  });
});
