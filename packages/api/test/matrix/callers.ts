import { newToken, type NewToken } from '../../src/api-key/token.ts';
import { SCOPES, type KeyKind, type Scope } from '../../src/viewer/viewer.ts';
import type { TestApi } from '../support/api.ts';
import { daysFromNow, NOW } from '../support/clock.ts';
import { personId, telegramIdOf, type Person } from './ids.ts';

/** One column of the matrix: what the caller shows. */
export type Caller = { readonly name: string; readonly token: string | null; readonly headers: Readonly<Record<string, string>> };

const READING: readonly Scope[] = ['members:read', 'commitments:read', 'pods:read', 'events:read', 'kpis:read'];
const BOT: readonly Scope[] = ['act-as', 'deliveries'];

type Described = { readonly says: string; readonly kind?: KeyKind; readonly scopes?: readonly Scope[]; readonly actsFor?: Person; readonly owner?: Person };
/** The fourteen callers, from who shows nothing to who shows something that does not count any more. */
export const CALLERS: { readonly [name: string]: Described } = {
  anonymous: { says: 'shows no key' },
  self: { says: 'Anna, whose rows they are, through a bot', kind: 'service', scopes: BOT, actsFor: 'Anna' },
  'self, web': { says: 'Anna, by a session on the web: sees and does what "self" does', kind: 'member', owner: 'Anna' },
  'pod-mate': { says: 'Ben, who is in the pod of Anna', kind: 'service', scopes: BOT, actsFor: 'Ben' },
  'other member': { says: 'Olga, who is in no pod', kind: 'service', scopes: BOT, actsFor: 'Olga' },
  paid: { says: 'Paul, who has paid and is in no pod', kind: 'service', scopes: BOT, actsFor: 'Paul' },
  pod_member: { says: 'Mia, who is in another pod', kind: 'service', scopes: BOT, actsFor: 'Mia' },
  admin: { says: 'Adam, an admin, through a bot', kind: 'service', scopes: BOT, actsFor: 'Adam' },
  super_admin: { says: 'the admin key of Sue, a super admin', kind: 'admin', owner: 'Sue' },
  'bot alone': { says: 'the key of a bot that acts for nobody', kind: 'service', scopes: BOT },
  'bot acting': { says: 'a bot with every scope that acts for Olga: sees what "other member" sees', kind: 'service', scopes: SCOPES, actsFor: 'Olga' },
  'third party': { says: `a key with ${READING.join(', ')}`, kind: 'integration', scopes: READING },
  'third party, pii': { says: 'the same with `pii:read`', kind: 'integration', scopes: [...READING, 'pii:read'] },
  'expired role': { says: 'Erik, whose admin role is over: sees what "other member" sees', kind: 'service', scopes: BOT, actsFor: 'Erik' },
};

/** Past the action, so that the log says nothing of these keys; used before, so that what is seen of them does not depend on when their use is written down. */
async function keep({ database }: TestApi, { prefix, secretHash }: NewToken, values: readonly unknown[]): Promise<void> {
  const text = 'insert into api_keys (prefix, secret_hash, name, kind, scopes, user_id, expires_at, last_used_at) values ($1, $2, $3, $4, $5, $6, $7, $8)';
  await database.query(text, [prefix, secretHash, ...values, daysFromNow(1), NOW]);
}

/** Makes a key for each. */
export async function makeCallers(api: TestApi): Promise<Caller[]> {
  const made: Caller[] = [];
  for (const [name, { kind, scopes, actsFor, owner }] of Object.entries(CALLERS)) {
    const key = kind ? newToken(kind) : null;
    if (key) await keep(api, key, ['commitment-bot', kind, scopes ?? [], owner ? personId(owner) : null]);
    made.push({ name, token: key?.token ?? null, headers: actsFor ? { 'x-act-as': `telegram:${telegramIdOf(actsFor)}` } : {} });
  }
  return made;
}
