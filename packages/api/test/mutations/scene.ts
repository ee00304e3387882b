import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pod } from '../../src/pod/pod.entity.ts';
import type { User } from '../../src/user/user.entity.ts';
import type { Answered } from '../support/api.ts';
import { daysFromNow } from '../support/clock.ts';
import type { TestDatabase } from '../support/database.ts';
import { makeMembership, makePod, makeRole, makeUser } from '../support/make.ts';

/** Who calls: a member through a bot, an admin's key, an admin through a bot, or a bot by itself. */
export const CALLERS = ['member', 'admin key', 'acting admin', 'bot'] as const;
export type Caller = (typeof CALLERS)[number];

/** A text that somebody wrote; no log may have it. */
export const PRIVATE = 'Heliotrope-wombat';

export type Wanted = { readonly mutation: string; readonly input: object };
export type Headers = Record<string, string>;

/** The server, the callers' keys, and what is asked of every mutation. */
export type Stage = {
  readonly database: TestDatabase;
  readonly tokens: { readonly bot: string; readonly otherBot: string; readonly adminKey: string; readonly otherAdminKey: string; readonly stranger: string };
  readonly actAs: (user: User) => Headers;
  readonly ask: (token: string | null, headers: Headers, document: string, variables: object) => Promise<Answered>;
  readonly send: (token: string | null, headers: Headers, wanted: Wanted) => Promise<Answered>;
  /** The payload of a call that has to succeed. */
  readonly done: (token: string, headers: Headers, wanted: Wanted) => Promise<any>;
  /** Calls as the caller of the scene. */
  readonly call: (scene: Scene, wanted: Wanted) => Promise<Answered>;
  /** Calls as somebody of the same kind, with the same rights, but another person or key. */
  readonly callAsOther: (scene: Scene, wanted: Wanted) => Promise<Answered>;
  /** Everything that is stored, but for the keys themselves and what the server writes by itself. */
  readonly stored: () => Promise<string>;
};

/** Sets the scene for one call of a mutation that succeeds and has an effect; answers its input. */
export type Call = (scene: Scene) => Promise<Record<string, unknown>>;

let numbers = 0;
/** A number that no other call of the run has. */
export const next = (): number => (numbers += 1);

/** What is there before a mutation is called: a person it is about, and somebody else. */
export type Scene = {
  readonly em: EntityManager;
  readonly stage: Stage;
  readonly caller: Caller;
  /** The member whom the call is about. They make it themselves, unless a key without a person does. */
  readonly person: User;
  readonly mate: User;
  /** Calls something that has to have happened before, as an admin. */
  readonly before: (mutation: string, input: object) => Promise<any>;
  /** The same as the person. */
  readonly beforeAsPerson: (mutation: string, input: object) => Promise<any>;
  /** A pod of these two, with the person as its host. */
  readonly pod: () => Promise<Pod>;
};

export async function scene(stage: Stage, caller: Caller): Promise<Scene> {
  const em = stage.database.em();
  const person = await makeUser(em, { bio: `${PRIVATE} bio` });
  const mate = await makeUser(em);
  if (caller === 'acting admin') for (const user of [person, mate]) await makeRole(em, { user, roleType: 'super_admin' });
  return {
    em,
    stage,
    caller,
    person,
    mate,
    before: (mutation, input) => stage.done(stage.tokens.adminKey, {}, { mutation, input }),
    beforeAsPerson: (mutation, input) => stage.done(stage.tokens.bot, stage.actAs(person), { mutation, input }),
    pod: async () => {
      const pod = await makePod(em);
      for (const [at, user] of [person, mate].entries()) await makeMembership(em, { user, pod, joinedAt: daysFromNow(-30 + at) });
      return pod;
    },
  };
}

/** Another body for the same key: another thing, where the input names one. */
export function otherBody(input: Record<string, unknown>): Record<string, unknown> {
  const named = nameIn(input);
  if (named) return { ...input, [named]: randomUUID() };
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, changed(value)]));
}

/** The field in which an input names the thing it is about. */
export const nameIn = (input: object): string | undefined => ['id', 'meetingId', 'podId', 'sequenceId', 'withUserId'].find((name) => name in input);

function changed(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (Array.isArray(value)) return [];
  if (typeof value !== 'string' || /^[A-Z_]+$/.test(value)) return value;
  return /^\d{4}-\d\d-\d\d$/.test(value) ? '2026-12-24' : `${value}1`;
}
