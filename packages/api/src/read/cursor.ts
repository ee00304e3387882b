import { DomainError } from '../lib/errors.ts';
import { literal, type Sql, sql } from './sql.ts';

/** Where a row stands in an order: the text of what it is ordered by (null when that is missing) and its primary key. */
export type Place = { readonly key: string | null; readonly id: string };

/** The cursor of a row. `label` names the order and its direction (`CREATED_AT DESC`), so that a cursor never serves another order. */
export const cursorOf = (label: string, key: Sql, id: Sql): Sql =>
  sql`translate(encode(convert_to(json_build_array(${literal(label)}, ${key}::text, ${id}::text)::text, 'UTF8'), 'base64'), E'\\n', '')`;

/**
 * The place that a cursor names in the order of `label`.
 * @throws DomainError BAD_CURSOR for anything that `cursorOf` did not write for this order
 */
export function placeOf(cursor: unknown, label: string): Place {
  const [order, key, id, ...rest] = partsOf(cursor);
  if (order !== label || typeof id !== 'string' || !(key === null || typeof key === 'string') || rest.length > 0) {
    throw new DomainError('BAD_CURSOR', `This cursor does not belong to this list in the order ${label}: take one from pageInfo or edges of the same list.`);
  }
  return { key, id };
}

function partsOf(cursor: unknown): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(String(cursor), 'base64').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
