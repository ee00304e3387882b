import { describe, expect, test } from 'vitest';
import { createLog } from '../../src/lib/log.ts';
import { NOW } from '../support/clock.ts';
import { coachedApi } from '../support/coached.ts';
import type { ModelReply } from '../support/language-model-server.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const lines: string[] = [];
const log = createLog('debug', { write: (line) => void lines.push(line) });
/** One connection for everybody: whoever held it would let nobody else in. */
const { api, model, clock, member, read, insightsOf } = await coachedApi({ withinMs: 150 }, { poolSize: 1, log });

const EMBEDDED = { provider: 'embedded', model: null };
const hang: ModelReply = () => 'hang';
const status =
  (code: number): ModelReply =>
  () => ({ status: code, body: '{"error":{"message":"key-of-the-model is not known"}}' });
let count = 0;
/** Another promise each time, so that none is remembered. */
const another = (): string => `sort box ${(count += 1)} in the cellar tomorrow`;

test('a model that is late is not waited for: the house reads, and says why, and how long it took', async () => {
  const who = await member();
  model.replies.push(hang);
  const { id, item, analyser } = await read(who, another());
  expect(item).toMatchObject({ dueDate: '2026-11-19', rewrite: null });
  expect(analyser).toMatchObject({ ...EMBEDDED, fallbackReason: 'timeout' });
  expect(analyser.latencyMs).toBeGreaterThanOrEqual(140);
  expect((await insightsOf(who, id)).analyser).toMatchObject({ provider: 'embedded', fallback_reason: 'timeout', latency_ms: analyser.latencyMs });
});

test.each([500, 429, 401, 307])('an endpoint that answers %i is asked once, and the house reads', async (code) => {
  const before = model.asked.length;
  model.replies.push(status(code));
  expect((await read(await member(), another())).analyser).toMatchObject({ ...EMBEDDED, fallbackReason: 'error' });
  expect(model.asked.length - before).toBe(1);
  expect((await read(await member(), another())).analyser).toMatchObject({ provider: 'llm' });
});

test('nobody else waits for a connection while a model thinks', async () => {
  const who = await member();
  let isServed = false;
  const slow = await coachedApi({ withinMs: 20_000 }, { poolSize: 1 });
  slow.model.replies.push(async (asked) => {
    const other = await slow.member();
    isServed = (await slow.read(other, 'how long is my streak?')).isCommitment === false;
    return { items: asked.promises.map(() => null) };
  });
  expect((await slow.read(await slow.member(), another())).analyser).toMatchObject({ fallbackReason: 'invalid' });
  expect([who.id !== '', isServed]).toEqual([true, true]);
});

test('the same message is asked about again on the next day of the member', async () => {
  const who = await member();
  const before = model.asked.length;
  const text = another();
  await read(who, text);
  await read(who, text);
  clock.set(new Date(NOW.getTime() + DAY_MS));
  await read(who, text);
  clock.set(NOW);
  expect(model.asked.length - before).toBe(2);
});

test('a repeated call answers with the first reading, and asks nobody', async () => {
  const who = await member();
  const text = another();
  const first = await read(who, text, 'update-1');
  const before = model.asked.length;
  expect((await read(who, text, 'update-1')).id).toBe(first.id);
  expect(model.asked.length).toBe(before);
});

test('after five failures in a row the model is left alone for a minute, then tried once', async () => {
  const who = await member();
  const reading = async () => (await read(who, another())).analyser.fallbackReason;
  const asked = model.asked.length;
  for (let at = 0; at < 5; at += 1) {
    model.replies.push(status(503));
    expect(await reading()).toBe('error');
  }
  expect([await reading(), model.asked.length - asked]).toEqual(['error', 5]);
  clock.advance(MINUTE_MS);
  model.replies.push(status(503));
  expect([await reading(), await reading(), model.asked.length - asked]).toEqual(['error', 'error', 6]);
  clock.advance(MINUTE_MS);
  expect([await reading(), await reading(), model.asked.length - asked]).toEqual([null, null, 8]);
  clock.set(NOW);
  expect(lines.filter((line) => line.includes('left alone'))).toHaveLength(1);
});

describe('tokens', () => {
  // A call takes less than 3400 before it is made, and 400 are left of it when the endpoint has counted.
  test('of a member are counted as the endpoint counts them, and their day ends with their budget', async () => {
    const { api: own, member: someone, read: readOwn, model: asked } = await coachedApi({ limits: { perMember: 3_600, inTotal: 1_000_000 } });
    const who = await someone();
    expect((await readOwn(who, another())).analyser.provider).toBe('llm');
    expect(await own.database.query('select user_id, day::text, tokens from llm_member_days')).toEqual([{ user_id: who.id, day: '2026-11-18', tokens: 400 }]);
    const reasons = [];
    for (let at = 0; at < 4; at += 1) reasons.push((await readOwn(who, another())).analyser.fallbackReason);
    expect(reasons.at(-1)).toBe('budget');
    const before = asked.asked.length;
    expect((await readOwn(await someone(), another())).analyser.provider).toBe('llm');
    expect(asked.asked.length).toBe(before + 1);
  });

  test('of all together are no more than the day allows, and whoever is refused has spent nothing', async () => {
    const { api: own, clock: ownClock, member: someone, read: readOwn, model: asked } = await coachedApi({ limits: { perMember: 100_000, inTotal: 3_400 } });
    expect((await readOwn(await someone(), another())).analyser.provider).toBe('llm');
    await own.database.query('update llm_days set tokens = 3_400');
    const late = await someone();
    expect((await readOwn(late, another())).analyser).toMatchObject({ ...EMBEDDED, fallbackReason: 'budget' });
    expect(asked.asked).toHaveLength(1);
    expect(await own.database.query('select tokens from llm_member_days where user_id = $1', [late.id])).toEqual([{ tokens: 0 }]);
    ownClock.advance(DAY_MS);
    expect((await readOwn(late, another())).analyser.provider).toBe('llm');
  });

  test('that were taken for a call without an answer stay spent', async () => {
    const who = await member();
    model.replies.push(hang);
    await read(who, another());
    const [spent] = await api.database.query<{ tokens: number }>('select tokens from llm_member_days where user_id = $1', [who.id]);
    expect(spent!.tokens).toBeGreaterThan(1_500);
  });
});

test('the figures count calls, what was remembered, fallbacks by reason and tokens', async () => {
  const own = await coachedApi();
  const who = await own.member();
  await own.read(who, 'sort the cellar tomorrow');
  await own.read(who, 'sort the cellar tomorrow');
  own.model.replies.push(status(500));
  await own.read(who, another());
  const text = await (await fetch(`${own.api.app.url}/metrics`)).text();
  for (const line of [
    'progress_llm_calls_total 2',
    'progress_llm_remembered_total 1',
    'progress_llm_fallbacks_total{reason="error"} 1',
    'progress_llm_tokens_total{kind="input"} 300',
    'progress_llm_tokens_total{kind="output"} 100',
    'progress_llm_circuit_open 0',
  ])
    expect(text.split('\n')).toContain(line);
});

test('neither the key nor what members wrote is in the log', () => {
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => /key-of-the-model|cellar/.test(line))).toEqual([]);
});
