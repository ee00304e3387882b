import { expect, test } from 'vitest';
import { ask as asking, init, Speaker } from '../support/speaker.ts';
import { target } from './target.ts';

/** A key may spend 60 points a minute here; strangers at one address 100 together. */
const it = await target({ rateLimitPerMinute: 60 });
const { app, ask, key, raw } = it;

test('who asks for too much is told when to come again, over HTTP and over a socket, and others are served', async () => {
  const { token } = await key('integration', ['events:read']);
  const replies = [];
  for (let at = 0; at < 45; at += 1) replies.push(await ask('{ health { status } }', {}, token));
  const refused = replies.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]!.codes).toEqual(['RATE_LIMITED']);
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: '{"query":"{__typename}"}',
  });
  expect([response.status, Number(response.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
  const speaker = new Speaker(`${app.url.replace('http', 'ws')}/graphql`);
  await speaker.say(init(token));
  expect((await speaker.close()).code).toBe(4403);
  expect((await ask('{ health { status } }', {}, (await key('integration', ['events:read'])).token)).status).toBe(200);
});

test('a socket’s operations are paid from the same purse', async () => {
  const { token } = await key('integration', ['events:read']);
  const speaker = new Speaker(`${app.url.replace('http', 'ws')}/graphql`);
  await speaker.begin(init(token));
  let last = '';
  for (let at = 0; at < 45 && last !== 'error'; at += 1) {
    await speaker.say(asking(`${at}`, '{ health { status } }'));
    last = (await speaker.hear((line) => line.id === `${at}`)).type;
  }
  expect(speaker.lines.at(-1)!.payload[0]).toMatchObject({ message: expect.stringContaining('in a minute'), extensions: { code: 'RATE_LIMITED' } });
  speaker.socket.terminate();
});

test('documents that are refused cost as well', async () => {
  const { token } = await key('integration', ['events:read']);
  let refused = 0;
  for (let at = 0; at < 70 && refused === 0; at += 1) refused += (await ask('{ helth }', {}, token)).status === 429 ? 1 : 0;
  expect(refused).toBe(1);
});

test('guessing keys is stopped after thirty tries a minute from one address', async () => {
  const statuses: number[] = [];
  for (let at = 0; at < 40; at += 1)
    statuses.push((await ask('{ health { status } }', {}, `tpm_integration_${String(at).padStart(12, 'a')}_${'A'.repeat(43)}`)).status);
  expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
  expect(statuses.at(-1)).toBe(429);
});

test('strangers at one address share their points, whatever they say where they come from', async () => {
  const replies = [];
  for (let at = 0; at < 80; at += 1) replies.push(await raw('{"query":"{ health { status } }"}', { 'x-forwarded-for': `10.0.0.${at}` }));
  expect(replies.at(-1)).toMatchObject({ status: 429, codes: ['RATE_LIMITED'] });
});
