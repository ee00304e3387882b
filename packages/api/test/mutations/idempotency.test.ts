import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Answered } from '../support/api.ts';
import { inputFor } from './calls.ts';
import { CALLERS, otherBody, scene, type Scene } from './scene.ts';
import { mayCall, MUTATIONS, stage, takes } from './stage.ts';

const theStage = await stage();
const { database } = theStage;
/** Lets the last statement of a transaction fail, where a test says so. */
await database.query(`create function fail() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$`);
await database.query('create trigger fail before update on idempotency_keys for each row execute function fail()');
await database.query('alter table idempotency_keys disable trigger fail');

type SetUp = { readonly set: Scene; readonly input: Record<string, unknown>; readonly call: (body?: object) => Promise<Answered> };
const setUp = async (mutation: string): Promise<SetUp> => {
  const set = await scene(
    theStage,
    CALLERS.find((caller) => mayCall(caller, mutation))!,
  );
  const input = await inputFor(set, mutation);
  const idempotencyKey = randomUUID();
  return { set, input: { ...input, idempotencyKey }, call: (body = input) => theStage.call(set, { mutation, input: { ...body, idempotencyKey } }) };
};
const codeOf = ({ errors }: Answered): unknown => errors?.[0]?.extensions.code;
/** A token is shown once; who asks again is told that the key is there. */
const isShownOnce = (mutation: string): boolean =>
  ['createApiKey', 'createPlaygroundLink', 'rotateApiKey', 'createWebhook', 'rotateWebhookSecret'].includes(mutation);
/** Each run to its end leaves a line; a bot's own work leaves none, and a second run of it would be answered otherwise. */
const runs = async (): Promise<number> => (await database.query('select 1 from audit_log')).length;

/** A kept answer of the one would be another copy of a member's data; after the other there is nobody left to whom it could happen again. */
const WITHOUT_KEY = ['eraseMember', 'exportMember'];
const WITH_KEY = MUTATIONS.filter((mutation) => !WITHOUT_KEY.includes(mutation));

test('every mutation takes a key', () => {
  expect(MUTATIONS.filter((mutation) => !takes(mutation, 'idempotencyKey')).toSorted()).toEqual(WITHOUT_KEY);
});

describe.each(WITH_KEY)('%s', (mutation) => {
  test('with its key again answers the same and does nothing; another body is refused, and another caller has keys of their own', async () => {
    const { set, input, call } = await setUp(mutation);
    const first = await call();
    expect(first.errors).toBeUndefined();
    const after = await theStage.stored();
    const again = await call();
    if (isShownOnce(mutation)) expect(codeOf(again)).toBe('CONFLICT');
    else expect({ data: again.data, errors: again.errors }).toEqual({ data: first.data, errors: undefined });
    // What has no body but its key is told apart by its name.
    const other = Object.keys(input).length === 1 ? { mutation: 'takeBreak', input: { ...input, until: '2026-12-24' } } : { mutation, input: otherBody(input) };
    other.input = { ...other.input, idempotencyKey: input['idempotencyKey'] };
    const refused = await theStage.call(set, other);
    expect(refused.errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_CONFLICT', field: 'idempotencyKey' } }]);
    expect(await theStage.stored()).toBe(after);
    const theirs = await theStage.callAsOther(set, other);
    expect(codeOf(theirs)).not.toBe('IDEMPOTENCY_CONFLICT');
    expect(theirs.data).not.toEqual(first.data);
  });

  test('that failed at its very end has done nothing; four at once with the same key then do it once and are answered the same', async () => {
    const { set, call } = await setUp(mutation);
    const before = await theStage.stored();
    await database.query('alter table idempotency_keys enable trigger fail');
    const failed = await call();
    await database.query('alter table idempotency_keys disable trigger fail');
    expect(codeOf(failed)).toBe('INTERNAL');
    expect(await theStage.stored()).toBe(before);
    const ran = await runs();
    const answers = await Promise.all(Array.from({ length: 4 }, () => call()));
    const served = answers.filter(({ errors }) => errors === undefined).map(({ data }) => JSON.stringify(data));
    expect([served.length, new Set(served).size]).toEqual([isShownOnce(mutation) ? 1 : 4, 1]);
    expect(await theStage.stored()).not.toBe(before);
    expect((await runs()) - ran).toBe(set.caller === 'bot' ? 0 : 1);
  });
});
