import { describe, expect, test } from 'vitest';
import { CALLS, inputFor } from './calls.ts';
import { CALLERS, nameIn, otherBody, PRIVATE, scene } from './scene.ts';
import { mayCall, MUTATIONS, stage } from './stage.ts';

const theStage = await stage();
const { database, tokens } = theStage;

type Line = { operation: string; viewer_kind: string; actor_id: string | null; key_id: string | null; subject_id: string | null; details: unknown };
const lines = (): Promise<Line[]> => database.query<Line>('select operation, viewer_kind, actor_id, key_id, subject_id, details from audit_log');

test('every mutation of the schema is called here', () => {
  expect(Object.keys(CALLS).toSorted()).toEqual([...MUTATIONS].toSorted());
});

describe.each(CALLERS.filter((caller) => caller !== 'bot'))('by %s', (caller) => {
  test.each(MUTATIONS.filter((mutation) => mayCall(caller, mutation)))('%s is written down once, without a word that somebody wrote', async (mutation) => {
    const set = await scene(theStage, caller);
    const input = await inputFor(set, mutation);
    await database.query('delete from audit_log');
    expect((await theStage.call(set, { mutation, input })).errors).toBeUndefined();
    const written = await lines();
    expect(written).toMatchObject([
      { operation: mutation, viewer_kind: caller === 'member' ? 'member' : 'admin', actor_id: caller === 'admin key' ? null : set.person.id },
    ]);
    expect(written[0]!.key_id).not.toBeNull();
    const people = [null, set.person.id, set.mate.id];
    expect(people).toContain(written[0]!.subject_id);
    if (caller === 'member') expect(written[0]!.subject_id ?? written[0]!.details).not.toBeNull();
    expect(JSON.stringify(written).toLowerCase()).not.toContain(PRIVATE.toLowerCase());
  });
});

test.each(MUTATIONS.filter((mutation) => mayCall('bot', mutation)))('%s by a bot for itself is not written down', async (mutation) => {
  const set = await scene(theStage, 'bot');
  const input = await inputFor(set, mutation);
  await database.query('delete from audit_log');
  expect((await theStage.call(set, { mutation, input })).errors).toBeUndefined();
  expect(await lines()).toEqual([]);
});

test.each(MUTATIONS)('%s that is refused changes nothing and is not written down', async (mutation) => {
  const caller = CALLERS.find((one) => mayCall(one, mutation))!;
  const set = await scene(theStage, caller);
  const input = await inputFor(set, mutation);
  const before = await theStage.stored();
  const refusals = [await theStage.send(null, {}, { mutation, input }), await theStage.send(tokens.stranger, {}, { mutation, input })];
  expect(refusals.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(['UNAUTHENTICATED', 'FORBIDDEN']);
  // A claim that is over is no fault of the bot's; it is told so without an error.
  if (nameIn(input) && !('claimToken' in input)) {
    const { errors } = await theStage.call(set, { mutation, input: otherBody(input) });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  }
  expect(await theStage.stored()).toBe(before);
});
