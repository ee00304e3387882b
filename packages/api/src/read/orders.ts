import type { Registry } from './registry.ts';
import type { Args, PageSource, Readable } from './source.ts';
import { join, raw, render, type Sql, sql, where } from './sql.ts';

/** An order that a client may ask of a page. */
export type DeclaredOrder = {
  /** The field with the page, such as `User.commitments`. */
  readonly at: string;
  readonly order: string;
  readonly isUsual: boolean;
  /** The head of the list, as the planner scans it where no rule narrows it: for an EXPLAIN that must not sort. */
  readonly statement: string;
  /** The PostgreSQL types of the statement's parameters. */
  readonly parameterTypes: readonly string[];
};

/** Every order of every page, each with the scan that needs an index. */
export function declaredOrders(registry: Registry): DeclaredOrder[] {
  return registry.all().flatMap((readable) =>
    Object.entries(readable.fields).flatMap(([field, { source }]) => {
      if (source.kind !== 'page') return [];
      return Object.keys(source.orders).map((order): DeclaredOrder => {
        const { text, params } = render(scanOf(registry, source, { readable, field, order }));
        return {
          at: `${readable.type}.${field}`,
          order,
          isUsual: order === source.usual.field,
          statement: text,
          parameterTypes: params.map(({ type }) => type),
        };
      });
    }),
  );
}

type Asked = { readonly readable: Readable; readonly field: string; readonly order: string };
function scanOf(registry: Registry, source: PageSource, { readable, field, order }: Asked): Sql {
  const { entity } = readable;
  const row = registry.row(source.of, raw('child'));
  const parent = entity ? registry.row(entity, raw('parent')) : undefined;
  const link = source.link(row as never, parent as never, defaultsOf(registry, readable.type, field));
  const direction = raw(order === source.usual.field ? source.usual.direction : 'ASC');
  const { by, ties = [] } = source.orders[order]!;
  const ordered = [by(row as never), ...ties.map((tie) => tie.by(row as never)), registry.key(source.of, row)].map((one) => sql`${one} ${direction}`);
  const scan = sql`SELECT child.* FROM ${registry.from(source.of, raw('child'))}${where(link)} ORDER BY ${join(ordered, ', ')} LIMIT 20`;
  return entity ? sql`SELECT list.* FROM ${registry.from(entity, raw('parent'))} CROSS JOIN LATERAL (${scan}) list` : scan;
}

function defaultsOf(registry: Registry, type: string, field: string): Args {
  const { args } = registry.objectType(type).getFields()[field]!;
  return Object.fromEntries(args.filter(({ defaultValue }) => defaultValue !== undefined).map(({ name, defaultValue }) => [name, defaultValue]));
}
