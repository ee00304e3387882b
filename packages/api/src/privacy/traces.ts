import type { EntityManager } from '@mikro-orm/postgresql';
import { PLACES } from './personal-data.ts';

/** What is known of a member before they are gone: by this their rows are found, before and after. */
export type Traces = { readonly [name: string]: string | null };

type Known = { telegram: string; email: string | null; first_name: string | null; username: string | null };
/** Shorter names stand in too many words that mean something else. */
const SHORTEST_NAME = 3;

/** Collects what leads to a member. Null when there is no such member. */
export async function tracesOf(em: EntityManager, userId: string): Promise<Traces | null> {
  const [known] = await em.execute<Known[]>('select telegram_user_id::text as telegram, email, first_name, username from users where id = ?', [userId]);
  if (!known) return null;
  const list = async (text: string): Promise<string[]> => (await em.execute<{ value: string }[]>(text, [userId])).map(({ value }) => value);
  const chats = await list('select chat_id::text as value from bot_chats where user_id = ?');
  const addresses = await list('select address as value from contact_points where user_id = ?');
  const all = [...new Set([...addresses, ...(known.email === null ? [] : [known.email])])];
  return {
    member: userId,
    mention: `%${userId}%`,
    names: patternOf([known.first_name, known.username, known.telegram, ...all]),
    chats: JSON.stringify([...new Set([known.telegram, ...chats])]),
    addresses: JSON.stringify(all),
    payments: JSON.stringify(await list('select id::text as value from payments where user_id = ?')),
    ids: JSON.stringify([userId, ...(await idsThatGo(em, userId))]),
  };
}

/** The ids of all rows that go with the member: an answer that names one speaks of them. */
async function idsThatGo(em: EntityManager, userId: string): Promise<string[]> {
  const tables = PLACES.filter(({ deed, rows, hasNoId }) => deed === 'erased' && rows === 'user_id = :member' && !hasNoId).map(({ table }) => table);
  const text = tables.map((table) => `select id::text as value from ${table} where user_id = ?`).join(' union all ');
  return (
    await em.execute<{ value: string }[]>(
      text,
      tables.map(() => userId),
    )
  ).map(({ value }) => value);
}

/** A regular expression that finds any of the names as a whole word; null without a name long enough. */
export function patternOf(names: readonly (string | null)[]): string | null {
  const usable = names.flatMap((name) => (name !== null && name.trim().length >= SHORTEST_NAME ? [escaped(name.trim())] : []));
  return usable.length === 0 ? null : `(^|[^[:alnum:]])(${usable.join('|')})($|[^[:alnum:]])`;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const TYPES: { readonly [name: string]: string } = { member: 'uuid' };

/** A piece of SQL with its names replaced by parameters. A cast such as `::text` is no name. */
export function bound(text: string, traces: Traces): { readonly text: string; readonly values: (string | null)[] } {
  const values: (string | null)[] = [];
  const replaced = text.replaceAll(/(?<!:):([a-z]+)/g, (_, name: string) => {
    if (!(name in traces)) throw new Error(`Nothing is known of a member under the name ${name}.`);
    values.push(traces[name] ?? null);
    return `?::${TYPES[name] ?? 'text'}`;
  });
  return { text: replaced, values };
}
