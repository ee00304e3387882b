import { noteAudit } from '../event/audit-note.ts';
import { DomainError } from '../lib/errors.ts';
import { personOf } from '../user/person.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { type Place, PLACES } from './personal-data.ts';
import type { ExportMemberInput } from './privacy.input.ts';
import { bound, tracesOf, type Traces } from './traces.ts';

/** Counts up when a reader of the copy would have to change. */
const FORMAT = 'progress-member/1';

/** A member's own copy: `document` is the JSON text `{format, exportedAt, userId, tables: {<table>: [row]}}`, rows under the names of their columns. */
export type MemberExport = { readonly userId: string; readonly exportedAt: string; readonly document: string };

/**
 * Everything that is kept about a member, for themselves or for an admin: their rows, the messages to them, what was recorded about them. Other people appear
 * in it by their ids only. Secrets of the service (hashes of keys and codes) are left out.
 * @throws DomainError NOT_FOUND, FORBIDDEN for somebody else unless by an admin, INVALID_INPUT when a key that belongs to nobody names nobody
 */
export async function exportMember(ctx: ActionContext, input: ExportMemberInput): Promise<MemberExport> {
  const userId = personOf(ctx.viewer, input.userId);
  noteAudit(ctx, { subjectId: userId });
  const traces = await tracesOf(ctx.em, userId);
  if (traces === null) throw new DomainError('NOT_FOUND', 'There is no such member.', 'userId');
  const tables: Record<string, object[]> = {};
  for (const place of PLACES.filter(({ shown }) => shown !== null)) {
    const rows = await rowsOf(ctx, place, traces);
    tables[place.table] = [...(tables[place.table] ?? []), ...rows];
  }
  const exportedAt = ctx.now.toISOString();
  return { userId, exportedAt, document: JSON.stringify({ format: FORMAT, exportedAt, userId, tables }) };
}

async function rowsOf({ em }: ActionContext, { table, rows, shown, withheld = [] }: Place, traces: Traces): Promise<object[]> {
  const left = withheld.map((column) => ` - '${column}'`).join('');
  const { text, values } = bound(`select ${shown ?? `to_jsonb(t)${left}`} as row from ${table} t where ${rows} order by 1`, traces);
  return (await em.execute<{ row: object | string }[]>(text, values)).map(({ row }) => (typeof row === 'string' ? (JSON.parse(row) as object) : row));
}
