import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WEBSOCKET_LIMITS } from '../../src/http/limits.ts';
import { makeMembership, makePod } from '../support/make.ts';
import { ask, init, Speaker } from '../support/speaker.ts';
import { target } from './target.ts';

const it = await target({ allowedOrigins: ['https://app.example.org'] });
const { app, ana, botKey, key } = it;
const url = `${app.url.replace('http', 'ws')}/graphql`;
const open: Speaker[] = [];
const speak = (headers: Record<string, string> = {}, protocol?: string): Speaker => {
  const speaker = new Speaker(url, headers, protocol);
  open.push(speaker);
  return speaker;
};
afterEach(async () => {
  for (const speaker of open.splice(0)) speaker.socket.terminate();
  const { status } = await it.ask('{ health { status } }');
  if (status !== 200) throw new Error(`The server does not live on: ${status}`);
});

const HEALTH = '{ health { status } }';
const isAnswered = async (speaker: Speaker, id = 'after'): Promise<void> => {
  await speaker.say(ask(id, HEALTH));
  expect((await speaker.hear((line) => line.id === id && line.type === 'next')).payload.data).toEqual({ health: { status: 'ok' } });
};
const codeOf = async (speaker: Speaker, id: string): Promise<unknown> =>
  (await speaker.hear((line) => line.id === id && line.type === 'error')).payload[0].extensions.code;

test.each([
  ['a foreign page', { origin: 'https://evil.example' }],
  ['a page whose name begins like ours', { origin: 'https://app.example.org.evil.example' }],
  ['a page from a file', { origin: 'null' }],
  ['a page of the right name over another protocol', { origin: 'http://app.example.org' }],
])('%s that opens a socket is refused', async (_, headers) => {
  expect((await speak(headers).close()).code).toBe(0);
});

test('another protocol, the older one among them, is not spoken', async () => {
  for (const protocol of ['graphql-ws', 'soap']) expect((await speak({}, protocol).close()).code).not.toBe(1000);
});

test.each([
  ['a document that does not end', '{ health {', 'GRAPHQL_PARSE_FAILED'],
  ['a field that does not exist', '{ helth }', 'GRAPHQL_VALIDATION_FAILED'],
  ['ten thousand brackets', '{a'.repeat(10_000), 'QUERY_TOO_COMPLEX'],
  ['a flood of tokens', `{ ${'id '.repeat(30_000)} }`, 'QUERY_TOO_COMPLEX'],
  ['a flood of aliases', `{ ${Array.from({ length: 99 }, (__, at) => `a${at}: health { status }`).join(' ')} }`, 'QUERY_TOO_COMPLEX'],
  ['a question about the schema by a stranger', '{ __schema { types { name } } }', 'UNAUTHENTICATED'],
  ['a subscription by a stranger', 'subscription { events { id } }', 'UNAUTHENTICATED'],
  ['two subscriptions in one', 'subscription { a: events { id } b: events { id } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a mutation by a stranger', 'mutation { createPod(input: { name: "x" }) { pod { id } } }', 'UNAUTHENTICATED'],
  ['an empty document', '', 'BAD_REQUEST'],
])('%s is an error of that operation, and the socket goes on', async (_, query, code) => {
  const speaker = speak();
  await speaker.begin(init(), ask('bad', query));
  const error = await speaker.hear((line) => line.id === 'bad' && line.type !== 'complete');
  const errors = error.type === 'error' ? error.payload : error.payload.errors;
  expect(errors[0].extensions.code).toBe(code);
  expect(JSON.stringify(error)).not.toMatch(/Did you mean|node_modules|\.ts:\d/);
  await isAnswered(speaker);
});

test.each([
  ['asks before it says who it is', [ask('1', HEALTH)], 4401],
  ['says twice who it is', [init(), init()], 4429],
  ['says what is no JSON', ['{'], 4400],
  ['says a list', ['[]'], 4400],
  ['says a word that the protocol does not have', [{ type: 'start', id: '1' }], 4400],
  ['asks without a document', [init(), { type: 'subscribe', id: '1', payload: {} }], 4400],
  ['asks under no name', [init(), { type: 'subscribe', id: '', payload: { query: HEALTH } }], 4400],
  ['asks with a list for variables', [init(), { type: 'subscribe', id: '1', payload: { query: HEALTH, variables: [1] } }], 4400],
  ['says who it is with a list', [{ type: 'connection_init', payload: [1] }], 4400],
  ['sends a message of more than 256 kB', [`{"type":"ping","payload":{"x":"${'x'.repeat(WEBSOCKET_LIMITS.payloadBytes)}"}}`], 1009],
])('who %s is shown out by the protocol’s code', async (_, messages, code) => {
  const speaker = speak();
  await speaker.say(...messages);
  expect((await speaker.close()).code).toBe(code);
});

test('who uses one name for two operations is shown out', async () => {
  const { token } = await key('integration', ['events:read']);
  const speaker = speak();
  await speaker.begin(init(token), ask('1', 'subscription { events { id } }'), ask('1', 'subscription { events { id } }'));
  expect((await speaker.close()).code).toBe(4409);
});

test('who says nothing for three seconds is shown out', async () => {
  expect((await speak().close()).code).toBe(4408);
});

test('who shows a wrong key, or acts for somebody without the right to, is shown out and told why', async () => {
  const third = (await key('integration', ['members:read'])).token;
  for (const payload of [
    { authorization: 'Bearer tpm_integration_x_y' },
    { authorization: `Bearer ${third}`, 'x-act-as': `telegram:${ana.telegramUserId}` },
    { 'x-act-as': `telegram:${ana.telegramUserId}` },
  ]) {
    const speaker = speak();
    await speaker.say({ type: 'connection_init', payload });
    expect(await speaker.close()).toMatchObject({ code: 4403, reason: expect.stringMatching(/\.$/) });
  }
});

const LOG = 'POSITION ASC';
const placed = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64');
test.each([
  ['a word', placed(LOG, 'x', ana.id)],
  ['half a number', placed(LOG, '1.5', ana.id)],
  ['a number below all', placed(LOG, '-1', ana.id)],
  ['a number beyond all', placed(LOG, '9e99', ana.id)],
  ['a number of forty digits', placed(LOG, '9'.repeat(40), ana.id)],
  ['no number', placed(LOG, 'NaN', ana.id)],
  ['nothing', placed(LOG, '', ana.id)],
  ['null', placed(LOG, null, ana.id)],
  ['SQL', placed(LOG, '0; drop table users', ana.id)],
  ['a place of another list', placed('CREATED_AT DESC', '1', ana.id)],
])('a cursor that names %s opens no subscription, and no error of ours is made of it', async (_, after) => {
  const speaker = speak({ authorization: `Bearer ${botKey}`, 'x-act-as': `telegram:${ana.telegramUserId}` });
  await speaker.begin(init());
  const logged = it.logged().length;
  for (const [at, field] of ['events', 'commitmentChanged', 'podChanged', 'meetingChanged'].entries()) {
    const selection = field === 'events' ? '{ id }' : '{ event { id } }';
    await speaker.say(ask(`s${at}`, `subscription ($after: String) { ${field}(after: $after) ${selection} }`, { after }));
    const { type, payload } = await speaker.hear((line) => line.id === `s${at}`);
    const [error] = type === 'next' ? payload.errors : payload;
    expect([field, error.extensions.code]).toEqual([field, 'BAD_CURSOR']);
  }
  expect(it.logged().slice(logged)).not.toContain('"level":50');
});

test('the twenty-first subscription is refused, and the twenty go on', async () => {
  const { token } = await key('integration', ['events:read']);
  const speaker = speak();
  await speaker.begin(init(token), ...Array.from({ length: 21 }, (_, at) => ask(`s${at}`, 'subscription { events { id } }')));
  expect(await codeOf(speaker, 's20')).toBe('RATE_LIMITED');
  expect(speaker.socket.readyState).toBe(WebSocket.OPEN);
});

test('a flood of pings of both kinds is answered or hung up on, and others are served', async () => {
  const speaker = speak();
  await speaker.begin(init());
  for (let at = 0; at < 5_000; at += 1) speaker.socket.ping();
  await speaker.say(...Array.from({ length: 500 }, () => ({ type: 'ping' })));
  const other = speak();
  await other.begin(init());
  await isAnswered(other);
});

test('who has left a pod hears no more of it on the socket that is open, nor from a cursor of before; what is their own they do', async () => {
  const em = it.database.em();
  const [pod, ben] = [await makePod(em), em.merge(it.ben)];
  await makeMembership(em, { user: em.merge(ana), pod });
  await makeMembership(em, { user: ben, pod });
  const admin = (await key('admin')).token;
  const rename = (name: string) =>
    it.ask('mutation ($input: UpdatePodInput!) { updatePod(input: $input) { pod { id } } }', { input: { id: pod.id, name } }, admin);
  const asBen = { authorization: `Bearer ${botKey}`, 'x-act-as': `telegram:${ben.telegramUserId}` };
  const begun = async (after?: string): Promise<Speaker> => {
    const speaker = speak(asBen);
    await speaker.begin(init(), ask('log', 'subscription ($after: String) { events(after: $after) { type cursor podId } }', { after }));
    return speaker;
  };
  const told = ({ lines }: Speaker): unknown[] => lines.filter(({ type }) => type === 'next').map(({ payload }) => payload.data.events.type);
  const heard = (speaker: Speaker, type: string) => speaker.hear((line) => line.payload?.data?.events.type === type);
  const before = await begun();
  // It listens once it has been told something.
  await expect.poll(async () => (await rename(`Pod ${Math.random()}`)) && told(before).includes('POD_UPDATED'), { timeout: 15_000 }).toBe(true);
  const { cursor } = (await heard(before, 'POD_UPDATED')).payload.data.events;
  await it.askAs(ben, 'mutation ($input: LeavePodInput!) { leavePod(input: $input) { __typename } }', { input: { podId: pod.id } });
  await heard(before, 'MEMBERSHIP_LEFT');
  const until = told(before).length;
  await rename('Behind closed doors');
  await it.askAs(ben, 'mutation { updateProfile(input: { bio: "x" }) { user { id } } }');
  await heard(before, 'USER_UPDATED');
  expect(told(before).slice(until)).toEqual(['USER_UPDATED']);
  const after = await begun(cursor);
  await heard(after, 'USER_UPDATED');
  expect(new Set(told(after))).toEqual(new Set(['MEMBERSHIP_LEFT', 'USER_UPDATED']));
});

test('strangers at one address have twenty sockets open at most, and who shows a key has another', async () => {
  const metrics = async (): Promise<string> => (await fetch(`${app.url}/metrics`)).text();
  await expect.poll(metrics, { timeout: 15_000 }).toMatch(/^progress_sockets_open 0$/m);
  const strangers = Array.from({ length: 25 }, () => speak());
  await Promise.all(strangers.map((speaker) => speaker.say(init())));
  const isOver = (speaker: Speaker): boolean => speaker.closed !== undefined || speaker.lines.some(({ type }) => type === 'connection_ack');
  await expect.poll(() => strangers.every(isOver), { timeout: 15_000 }).toBe(true);
  const refused = strangers.filter(({ closed }) => closed);
  expect(refused.map(({ closed }) => closed!.code)).toEqual(Array(5).fill(4403));
  expect(refused[0]!.closed!.reason).toBe('Too many sockets without a key are open from your address: close some, or show a key.');
  const known = speak();
  await known.begin(init(botKey));
  await isAnswered(known);
});

test('what belongs to others is not followed', async () => {
  const speaker = speak();
  await speaker.begin({ type: 'connection_init', payload: { authorization: `Bearer ${botKey}`, 'x-act-as': `telegram:${ana.telegramUserId}` } });
  await speaker.say(ask('bot', 'subscription { deliveryDue(bot: COMMITMENT) { bot } }'));
  const told = await speaker.hear((line) => line.id === 'bot' && line.type === 'next');
  expect(told.payload).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
});
