import { ApiError, type ApiCaller, type Inputs, type TypedDocumentString } from '@progress/schema';

export type MemberCaller = {
  readonly caller: ApiCaller;
  /** What every key of this update begins with, `commitment:123`. */
  readonly keyPrefix: string;
  /** Makes the member known to the API; called when the API has never heard of them. */
  readonly register: () => Promise<void>;
};

/** Their answers are not kept by the API, so they get no key: a second handling does them again. */
const WITHOUT_KEY: ReadonlySet<string> = new Set(['ExportMember', 'EraseMember', 'CreatePlaygroundLink']);

/**
 * A caller for the member behind one update. Every change carries an idempotency key made of the update, so that the same update handled twice (after a crash,
 * a lost answer, a redelivery) acts once: `commitment:123:CompleteCommitment`, and `:2` behind it for a second change of the same kind.
 */
export function memberCaller({ caller, keyPrefix, register }: MemberCaller): ApiCaller {
  const nextKey = keysOf(keyPrefix);
  const orRegister = async <Data>(call: () => Promise<Data>): Promise<Data> => {
    try {
      return await call();
    } catch (error) {
      if (!isUnknownMember(error)) throw error;
      await register();
      return call();
    }
  };
  return {
    query: (document, variables) => orRegister(() => caller.query(document, variables)),
    mutate: (document, variables) => {
      const keyed = WITHOUT_KEY.has(nameOf(document)) ? variables : withKey(variables, nextKey(document));
      return orRegister(() => caller.mutate(document, keyed));
    },
  };
}

/** Names each change after its operation rather than by counting, so that a second handling that takes another turn cannot reuse a key for something else. */
export function keysOf(prefix: string): (document: TypedDocumentString<unknown, never>) => string {
  const used = new Map<string, number>();
  return (document) => {
    const name = nameOf(document);
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return count === 1 ? `${prefix}:${name}` : `${prefix}:${name}:${count}`;
  };
}

const nameOf = (document: TypedDocumentString<unknown, never>): string => /\b(?:mutation|query)\s+(\w+)/.exec(document.toString())?.[1] ?? 'Change';

function withKey<Variables extends Inputs>(variables: Variables, idempotencyKey: string): Variables {
  return { ...variables, input: { idempotencyKey, ...(variables['input'] as object) } };
}

/** The API refuses to act for somebody who has never registered. */
function isUnknownMember(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'NOT_FOUND' && error.field === 'x-act-as';
}
