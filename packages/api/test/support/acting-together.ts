import { afterAll } from 'vitest';
import { JointActions } from '../../src/event/joint-actions.ts';
import { inTransaction, type ActionHost } from '../../src/event/run-action.ts';
import { DomainError } from '../../src/lib/errors.ts';
import type { SeatedVerb, Verb } from '../../src/viewer/context.ts';
import { as } from './ask.ts';
import { NOW } from './clock.ts';
import type { TestDatabase } from './database.ts';

/** How many were in a company, and how many of them did there what they came for; none where its transaction failed. */
export type Met = { readonly size: number; readonly kept: number };
type Together = (aboard: readonly unknown[]) => Promise<PromiseSettledResult<unknown>[]>;

/** Every company that meets from now on, in whatever database; call it once, at the top of the file. */
export function notedCompanies(): Met[] {
  const met: Met[] = [];
  const joint = JointActions.prototype as unknown as { together: Together };
  const { together } = joint;
  joint.together = async function noted(aboard) {
    const done = await together.call(this, aboard).catch((error: unknown) => {
      met.push({ size: aboard.length, kept: 0 });
      throw error;
    });
    met.push({ size: aboard.length, kept: done.filter(({ status }) => status === 'fulfilled').length });
    return done;
  };
  afterAll(() => void (joint.together = together));
  return met;
}

type AnyVerb<Input, Result> = Verb<Input, Result> & SeatedVerb<Input, Result>;
/** What a verb answered, or how it was refused. */
export type Outcome = { readonly value?: any; readonly code?: unknown; readonly field?: unknown; readonly message?: string };

const KEY = '00000000-0000-4000-8000-00000000000a';

/** Verbs of members, run in company where they are begun in the same turn, or alone. */
export function actingTogether(database: TestDatabase) {
  const joint = new JointActions(database.pool);
  const hostOf = (user: { id: string }, now: Date): ActionHost => ({
    em: database.em(),
    viewer: { ...as.member(user), keyId: KEY },
    now,
    wakeRelay: () => undefined,
  });
  return {
    together: <Input extends object, Result>(user: { id: string }, input: Input, verb: AnyVerb<Input, Result>, now = NOW): Promise<Outcome> =>
      outcomeOf(joint.run(hostOf(user, now), input, verb)),
    alone: <Input extends object, Result>(user: { id: string }, input: Input, verb: AnyVerb<Input, Result>, now = NOW): Promise<Outcome> =>
      outcomeOf(inTransaction(hostOf(user, now), input, verb)),
  };
}

async function outcomeOf(act: Promise<unknown>): Promise<Outcome> {
  try {
    return { value: await act };
  } catch (error) {
    if (!(error instanceof DomainError)) return { code: (error as { code?: unknown }).code, message: String(error) };
    return { code: error.code, field: error.field, message: error.message };
  }
}
