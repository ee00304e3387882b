import { join, name, raw, type Sql, sql, where } from './sql.ts';

/** One key of a JSON object with the SQL of its value. `isSure`: the object is null where this value is. */
export type Cell = { readonly key: string; readonly value: Sql; readonly isSure?: boolean };

/** PostgreSQL cuts longer column names, so a longer key cannot be one. */
const LONGEST_COLUMN = 63;
// "#" and everything that begins with it names what no GraphQL name can be, so that a client's alias never captures it.

/** One JSON object out of cells that need no FROM of their own. */
export function objectOf(cells: readonly Cell[]): Sql {
  return one({ cells, from: raw('') });
}

/** The cells of one row of `from` (`FROM ... WHERE ...`, at most one row) as a JSON object; null without a row. */
export function one({ cells, from }: { cells: readonly Cell[]; from: Sql }): Sql {
  const columns = columnsOf(cells);
  if (columns) return sql`(SELECT row_to_json("#") FROM (SELECT ${columns}${from}) "#"${sureOf(cells)})`;
  return sql`(SELECT ${spelled(cells)} FROM (SELECT ${numbered(cells)}${from}) "#"${sureOf(numberedCells(cells))})`;
}

/** The cells of each row of `from` as a JSON array of objects. */
export function all({ cells, from }: { cells: readonly Cell[]; from: Sql }): Sql {
  const columns = columnsOf(cells);
  if (columns) return sql`(SELECT coalesce(json_agg(row_to_json("#")), '[]') FROM (SELECT ${columns}${from}) "#"${sureOf(cells)})`;
  return sql`(SELECT coalesce(json_agg(${spelled(cells)}), '[]') FROM (SELECT ${numbered(cells)}${from}) "#"${sureOf(numberedCells(cells))})`;
}

function columnsOf(cells: readonly Cell[]): Sql | undefined {
  if (cells.some(({ key }) => key.length > LONGEST_COLUMN)) return undefined;
  return join(
    cells.map(({ key, value }) => sql`${value} AS ${name(key)}`),
    ', ',
  );
}

// The way for over-long keys: short columns, and the object spelled out. Keys are GraphQL names, so they need no escaping.
const numberedCells = (cells: readonly Cell[]): Cell[] => cells.map((cell, at) => ({ ...cell, key: `#${at}` }));
const numbered = (cells: readonly Cell[]): Sql => columnsOf(numberedCells(cells))!;
function spelled(cells: readonly Cell[]): Sql {
  const parts = cells.map(({ key }, at) => sql`'"${raw(key)}":' || coalesce(to_json("#".${name(`#${at}`)})::text, 'null')`);
  return sql`('{' || ${join(parts, ` || ',' || `)} || '}')::json`;
}

function sureOf(cells: readonly Cell[]): Sql {
  const sure = cells.filter((cell) => cell.isSure).map(({ key }) => sql`"#".${name(key)} IS NOT NULL`);
  return where(sure.length === 0 || join(sure, ' AND '));
}
