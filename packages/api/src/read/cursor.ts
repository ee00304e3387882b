import { DomainError } from '../lib/errors.ts';
import { join, literal, type Sql, sql } from './sql.ts';

/** Where a row stands in an order: the text of what it is ordered by (null when that is missing), its primary key, and the text of what else breaks ties. */
export type Place = { readonly key: string | null; readonly id: string; readonly ties: readonly string[] };

/** The cursor of a row. `label` names the list, its order and the direction (`User CREATED_AT DESC`), so that a cursor never serves another list or order. */
export function cursorOf(label: string, key: Sql, id: Sql, ties: readonly Sql[] = []): Sql {
  const parts = [key, id, ...ties].map((part) => sql`${part}::text`);
  return sql`translate(encode(convert_to(json_build_array(${literal(label)}, ${join(parts, ', ')})::text, 'UTF8'), 'base64'), E'\\n', '')`;
}

/** What a cursor has to fit. `tied`: how many values break ties beside the primary key; `isNullable`: whether what it is ordered by may be missing; `field`: the argument it was given to. */
type Fitting = { readonly label: string; readonly tied?: number; readonly isNullable?: boolean; readonly field: string };

/** What is said of a cursor that is not of the list in the order of `label`. */
export const badCursor = ({ label, field }: Pick<Fitting, 'label' | 'field'>): DomainError =>
  new DomainError(
    'BAD_CURSOR',
    `This cursor does not belong to this list in the order ${label.split(' ').slice(-2).join(' ')}: take one from pageInfo or edges of the same list.`,
    field,
  );

/**
 * The place that a cursor names in the order of `label`. Whether its texts are values of their types only PostgreSQL knows, which wrote them.
 * @throws DomainError BAD_CURSOR for anything that `cursorOf` did not write for this order
 */
export function placeOf(cursor: unknown, { label, tied = 0, isNullable = false, field }: Fitting): Place {
  const [order, key, ...ends] = partsOf(cursor);
  const isKey = typeof key === 'string' || (key === null && isNullable);
  if (order !== label || !isKey || ends.length !== tied + 1 || !areTexts(ends)) throw badCursor({ label, field });
  const [id, ...ties] = ends;
  return { key, id: id!, ties };
}

const areTexts = (parts: readonly unknown[]): parts is readonly string[] => parts.every((part) => typeof part === 'string');

function partsOf(cursor: unknown): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(String(cursor), 'base64').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
