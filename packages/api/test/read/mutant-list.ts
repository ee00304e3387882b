/** One mistake: in this file, this text becomes that. */
export type Mutant = { readonly name: string; readonly file: string; readonly from: string; readonly to: string };

const at = (file: string, name: string, from: string, to: string): Mutant => ({ name, file, from, to });
const PLAN = 'src/read/plan.ts';
const PAGE = 'src/read/page.ts';
const JSON_TEXT = 'src/read/json.ts';
const LEAF = 'src/read/leaf.ts';
const SHAPE = 'src/read/shape.ts';
const OPERATION = 'src/read/operation.ts';
const DECLARE = 'src/read/declare.ts';

export const MUTANTS: readonly Mutant[] = [
  at(PAGE, 'cursor direction flipped', "down ? '<' : '>'", "down ? '>' : '<'"),
  at(OPERATION, 'plan key forgets the kind of viewer', '${part} ${viewer.kind} ', '${part} '),
  at(OPERATION, 'plan key forgets the scopes', '${scopes.join()} ', ''),
  at(OPERATION, 'plan key forgets the shape', '${shapeKey(this.variables, request.variables)}', ''),
  at(
    JSON_TEXT,
    'row alias that a client can write',
    'row_to_json("#") FROM (SELECT ${columns}${from}) "#"${sureOf(cells)}',
    'row_to_json(x) FROM (SELECT ${columns}${from}) x',
  ),
  at(JSON_TEXT, 'long keys as columns', 'const LONGEST_COLUMN = 63', 'const LONGEST_COLUMN = 999'),
  at(PLAN, 'follow ignored', 'const own = follow ||', 'const own ='),
  at(PAGE, 'null order keys ignored', 'isNullable: chosen.nullable ?? false', 'isNullable: false'),
  at(PLAN, 'field rule ignored', 'may === true ? found : sql`CASE WHEN ${may} THEN ${found} END`', 'found'),
  at(PLAN, 'field refused outright is shown', 'if (may === false) return', 'if (key === "") return'),
  at('test/read/demo/reads.ts', 'left members still count', "${viewerId} AND status = 'active'`;", '${viewerId}`;'),
  at(PAGE, 'no row beyond the page is read', 'scan(list, size + 1)', 'scan(list, size)'),
  at(LEAF, 'enum values unmapped', 'one.name === one.value)', 'one.name !== "")'),
  at(PAGE, 'row rule of the page ignored', 'planner.visible(nodeTypeOf(type), row, source.follow)', 'true'),
  at(PAGE, 'total count within the cursors', '${where(list.listed)}', '${where(list.between)}'),
  at(PLAN, 'merged duplicates: only the first', 'slots, type, nodes);', 'slots, type, [nodes[0]!]);'),
  at(PAGE, 'a page read from its end stays turned', 'sql`"#"."#k" ${direction}, ${broken(', 'sql`"#"."#k", ${broken('),
  at(PAGE, 'backwards reads from the front', 'order.isDown === isBackward', '!order.isDown'),
  at(PAGE, 'start and end cursors swapped', 'startCursor: isBackward ? far : near', 'startCursor: isBackward ? near : far'),
  at(PAGE, 'has next page for backward pages', 'hasNextPage: isBackward ? given(args.before) : more', 'hasNextPage: more'),
  at(PAGE, 'default direction of another order', "source.usual.direction : 'ASC'", "source.usual.direction : 'DESC'"),
  at(PAGE, 'ties not broken', ', ${broken(tiesOf(order), direction)} LIMIT', ' LIMIT'),
  at(PAGE, 'a filter left out', 'source.follow), ...filtered]', 'source.follow), ...filtered.slice(1)]'),
  at(PAGE, 'null keys behind a cursor lost going up', 'ELSE ${by} IS NULL OR ${plain} END', 'ELSE ${plain} END'),
  at(LEAF, 'instants in the zone of the session', "AT TIME ZONE 'UTC'", "AT TIME ZONE 'Asia/Tokyo'"),
  at(LEAF, 'big numbers as numbers', "const TEXTUAL = ['ID', 'String', 'BigInt', 'TelegramID']", "const TEXTUAL = ['String']"),
  at(LEAF, 'items of a list unordered', 'ORDER BY "#e"."#o"', 'ORDER BY "#e"."#v"'),
  at('src/read/document.ts', 'stored items unordered', 'ORDER BY "#e"."#o"', 'ORDER BY "#e"."#v"::text'),
  at(SHAPE, 'enums do not decide', 'isEnumType(type) || ', ''),
  at(SHAPE, 'page sizes do not decide', 'decides || decidesByType(type)', 'decidesByType(type)'),
  at(SHAPE, 'null is like a value', "if (v === null || v === undefined) return 'n';", "if (v === null || v === undefined) return '?';"),
  at(SHAPE, 'left out is like null', ": '-'", ": 'n'"),
  at(SHAPE, 'keys of inputs do not decide', '`${key}:${keyOf', '`${keyOf'),
  at(PLAN, 'variants of a row without their condition', 'every([rule(row as never, this.viewer), follow', 'every([true, follow'),
  at(PLAN, 'no limit of a short list', "return 'first' in args ?", "return 'first' in source ?"),
  at(JSON_TEXT, 'a sure row that is missing is null', 'sure.length === 0 ||', 'sure.length >= 0 ||'),
  at(DECLARE, 'scopes count for members', "(viewer.kind === 'integration' || viewer.kind === 'bot') && ", ''),
  at(DECLARE, 'a bot has no scopes', "(viewer.kind === 'integration' || viewer.kind === 'bot')", "(viewer.kind === 'integration')"),
  at(DECLARE, 'a span includes its end', 'before: (column, given, type) => sql`${column} < ', 'before: (column, given, type) => sql`${column} <= '),
  at(DECLARE, 'a span excludes its start', 'from: (column, given, type) => sql`${column} >= ', 'from: (column, given, type) => sql`${column} > '),
  at(DECLARE, 'null in a filter is a condition', 'v !== null && v !== undefined).map(([operator', 'v !== undefined).map(([operator'),
  at(PLAN, 'row rule ignored', 'this.visible(type, child, source.follow)]);', 'true]);'),
  at(PLAN, 'what was done or happened is seen by whoever', "of: entity, take: 'one', follow: false", "of: entity, take: 'one', follow: true"),
  at('src/read/cursor.ts', 'a cursor of another order is taken', 'order !== label || ', ''),
  at('src/read/page-size.ts', 'a page as large as one likes', 'size <= LARGEST_PAGE', 'size <= 100_000'),
  at('src/read/page-size.ts', 'a page with nothing on it', 'size >= 1 &&', 'size >= 0 &&'),
  at(PAGE, 'a page from both ends', 'if (args.first != null && args.last != null)', 'if (args.first === args)'),
  at(PAGE, 'has previous page for forward pages', 'isBackward ? more : given(args.after)', 'more'),
  at(PAGE, 'null keys behind a cursor lost going down', 'IS NULL THEN ${by} IS NOT NULL OR ${after}', 'IS NULL THEN ${after}'),
  at('src/read/document.ts', 'a stored list that is missing is null', "type === outer ? found : sql`coalesce(${found}, '[]')`", 'found'),
  at('src/read/execute.ts', 'reads beside resolvers in another order', 'texts.shift()', 'texts.pop()'),
  at(DECLARE, 'another value means there is one', '${column} IS DISTINCT FROM', '${column} <>'),
  at(DECLARE, 'none of these means there is one', '), true)`', '), false)`'),
  at(DECLARE, 'missing and there mixed up', 'given === true ? sql`${column} IS NULL`', 'given !== true ? sql`${column} IS NULL`'),
  at(DECLARE, 'later than a day is with it', 'gt: (column, given, type) => sql`${column} > ', 'gt: (column, given, type) => sql`${column} >= '),
  at(DECLARE, 'until a day is without it', 'lte: (column, given, type) => sql`${column} <= ', 'lte: (column, given, type) => sql`${column} < '),
  at(DECLARE, 'everybody with a key is an admin', "viewer.kind === 'admin';", "viewer.kind !== 'anonymous';"),
  at('src/read/sql.ts', 'conditions side by side without brackets', '(condition) => sql`(${condition})`', '(condition) => condition'),
  at('src/read/sql.ts', 'true in an OR forgotten', 'all.includes(true) ? true : fold', 'fold'),
  at('src/read/sql.ts', 'false in an AND forgotten', 'all.includes(false) ? false : fold', 'fold'),
];
