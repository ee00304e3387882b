import { createApiKey, revokeApiKey } from '../api-key/api-key.actions.ts';
import { rotateApiKey } from '../api-key/rotate.actions.ts';
import { shown } from '../api-key/shown-once.ts';
import { ApiKey } from '../api-key/api-key.entity.ts';
import { DomainError } from '../lib/errors.ts';
import { KEY_KINDS, type KeyKind, type Scope, SCOPES } from '../viewer/viewer.ts';
import type { Workplace } from './database.ts';
import { UsageError } from './usage-error.ts';

const DAY_MS = 86_400_000;

/** A key as the command line shows it; only the answer to its making has the token. */
export type ShownKey = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly scopes: readonly string[];
  readonly podIds: readonly string[] | null;
  readonly prefix: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
};

export type WantedKey = {
  readonly name: string;
  readonly kind: string;
  readonly scopes: string | undefined;
  readonly pods?: string | undefined;
  readonly expiresInDays: string | undefined;
};

/**
 * Makes a key for a bot or a third party.
 * @throws UsageError for a kind, scope or number of days that does not exist; DomainError INVALID_INPUT for one that such a key cannot have
 */
export async function createKey(workplace: Workplace, wanted: WantedKey): Promise<ShownKey & { token: string }> {
  const input = {
    name: wanted.name,
    kind: kindOf(wanted.kind),
    scopes: scopesOf(wanted.scopes),
    podIds: podsOf(wanted.pods),
    expiresAt: endOf(wanted.expiresInDays, workplace.now),
  };
  if (input.kind === 'admin') throw new UsageError('An admin key belongs to a person: use "progress admin create".');
  const { apiKeyId, token } = shown(await workplace.run()(input, createApiKey));
  return { ...(await keyOf(workplace, apiKeyId)), token };
}

/**
 * Ends a key at once.
 * @param name its id, or the visible beginning of its token
 * @throws DomainError NOT_FOUND
 */
export async function revokeKey(workplace: Workplace, name: string): Promise<ShownKey> {
  const { apiKeyId } = await workplace.run()({ id: await idOf(workplace, name) }, revokeApiKey);
  return keyOf(workplace, apiKeyId);
}

export type WantedRotation = { readonly overlapHours: string | undefined; readonly expiresInDays: string | undefined };

/**
 * Makes a key that takes another one's place; both work until the overlap ends.
 * @param name the old key's id, or the visible beginning of its token
 * @throws UsageError for a number that is none; DomainError NOT_FOUND, CONFLICT, INVALID_INPUT
 */
export async function rotateKey(
  workplace: Workplace,
  name: string,
  { overlapHours, expiresInDays }: WantedRotation,
): Promise<ShownKey & { token: string; rotated: ShownKey }> {
  const input = { id: await idOf(workplace, name), overlapHours: hoursOf(overlapHours), expiresAt: endOf(expiresInDays, workplace.now) };
  const { apiKeyId, rotatedId, token } = shown(await workplace.run()(input, rotateApiKey));
  return { ...(await keyOf(workplace, apiKeyId)), token, rotated: await keyOf(workplace, rotatedId) };
}

/** @throws DomainError NOT_FOUND */
async function idOf({ orm }: Workplace, name: string): Promise<string> {
  const [found] = await orm.em.fork().execute<{ id: string }[]>('select id from api_keys where id::text = ? or prefix = ?', [name, name]);
  if (!found) throw new DomainError('NOT_FOUND', `There is no key with the id or prefix ${name}; "progress key list" shows all.`);
  return found.id;
}

/** All keys but the sessions of members, the newest first. */
export async function listKeys({ orm }: Workplace): Promise<ShownKey[]> {
  const keys = await orm.em.fork().find(ApiKey, { kind: { $ne: 'member' } }, { orderBy: { createdAt: 'desc', id: 'desc' } });
  return keys.map(shownKey);
}

async function keyOf({ orm }: Workplace, id: string): Promise<ShownKey> {
  return shownKey(await orm.em.fork().findOneOrFail(ApiKey, { id }));
}

function shownKey(key: ApiKey): ShownKey {
  const { id, name, kind, scopes, prefix, createdAt } = key;
  const { podIds = null, expiresAt = null, lastUsedAt = null, revokedAt = null } = key;
  return { id, name, kind, scopes, podIds, prefix, createdAt, expiresAt, lastUsedAt, revokedAt };
}

function kindOf(text: string): KeyKind {
  const kind = KEY_KINDS.find((known) => known === text);
  if (!kind || kind === 'member') throw new UsageError('--kind is service or integration.');
  return kind;
}

const wordsOf = (text: string): string[] => text.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
const podsOf = (text: string | undefined): string[] | null => (text === undefined ? null : wordsOf(text));

function hoursOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,4}$/.test(text)) throw new UsageError('--overlap-hours is a whole number of hours from 0 on.');
  return Number(text);
}

function scopesOf(text: string | undefined): Scope[] {
  return wordsOf(text ?? '').map((word) => {
    const scope = SCOPES.find((known) => known === word);
    if (!scope) throw new UsageError(`"${word}" is no scope: --scopes takes, separated by commas, ${SCOPES.join(', ')}.`);
    return scope;
  });
}

function endOf(days: string | undefined, now: Date): Date | null {
  if (days === undefined) return null;
  if (!/^[1-9]\d{0,4}$/.test(days)) throw new UsageError('--expires-in-days is a whole number of days from 1 on.');
  return new Date(now.getTime() + Number(days) * DAY_MS);
}
