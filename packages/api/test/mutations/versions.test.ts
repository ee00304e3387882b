import { describe, expect, test } from 'vitest';
import type { Answered } from '../support/api.ts';
import { inputFor } from './calls.ts';
import { CALLERS, scene, type Scene } from './scene.ts';
import { mayCall, MUTATIONS, stage, takes } from './stage.ts';

const theStage = await stage();
const { database } = theStage;

/** What replaces something that the caller has read before. */
const UPDATES = MUTATIONS.filter((mutation) => /^(update|set|reschedule)[A-Z]/.test(mutation));
const TABLES: { readonly [mutation: string]: string } = {
  rescheduleMeeting: 'meetings',
  setAvailability: 'users',
  setNotificationPreferences: 'users',
  updateApiKey: 'api_keys',
  updateCommitment: 'commitments',
  updateLongTermGoal: 'long_term_goals',
  updatePod: 'pods',
  updateProfile: 'users',
  updateRecurringCommitment: 'recurring_commitments',
  updateSequence: 'automation_sequences',
  updateWebhook: 'webhooks',
};

async function setUp(mutation: string): Promise<{ set: Scene; input: Record<string, unknown>; version: number }> {
  const set = await scene(
    theStage,
    CALLERS.find((caller) => mayCall(caller, mutation))!,
  );
  const input = await inputFor(set, mutation);
  const [row] = await database.query<{ version: number }>(`select version from ${TABLES[mutation]} where id = $1`, [input['id'] ?? set.person.id]);
  return { set, input, version: row!.version };
}
const codes = (answers: Answered[]): unknown[] => answers.map(({ errors }) => errors?.[0]?.extensions.code);

test('every mutation that replaces something takes the version that was read', () => {
  expect(UPDATES.filter((mutation) => !takes(mutation, 'version'))).toEqual([]);
  expect(Object.keys(TABLES)).toEqual(UPDATES.toSorted());
});

describe.each(Object.keys(TABLES))('%s', (mutation) => {
  test('of what has changed since is refused with what to do, and changes nothing', async () => {
    const { set, input, version } = await setUp(mutation);
    const before = await theStage.stored();
    for (const stale of [version - 1, version + 1]) {
      const { errors } = await theStage.call(set, { mutation, input: { ...input, version: stale } });
      expect(errors).toMatchObject([{ message: expect.stringContaining('read it again'), extensions: { code: 'VERSION_CONFLICT', field: 'version' } }]);
    }
    expect(await theStage.stored()).toBe(before);
  });

  test('of one version by two at once is done once', async () => {
    const { set, input, version } = await setUp(mutation);
    const wanted = { mutation, input: { ...input, version } };
    const answers = await Promise.all([theStage.call(set, wanted), theStage.call(set, wanted)]);
    expect(codes(answers).toSorted()).toEqual(['VERSION_CONFLICT', undefined]);
  });
});
