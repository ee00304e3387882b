import type { GraphQLField } from 'graphql';
import { type Registry } from './registry.ts';
import type { AnyRow, PageSource } from './source.ts';
import { raw, render, type Sql, sql, where } from './sql.ts';

/** An order that a client may ask of a page. */
export type DeclaredOrder = {
  /** The field with the page, such as `User.commitments`. */
  readonly at: string;
  readonly order: string;
  readonly isUsual: boolean;
  /** The head of the list as the planner scans it for an admin, parameters cast by type: for an EXPLAIN that must not sort. */
  readonly statement: string;
};

/** Every order of every page, each with the scan that needs an index. Run `statement` with all its parameters NULL. */
export function declaredOrders(registry: Registry): DeclaredOrder[] {
  return registry.all().flatMap((readable) =>
    Object.entries(readable.fields).flatMap(([field, { source }]) => {
      if (source.kind !== 'page') return [];
      const args = registry.objectType(readable.type).getFields()[field]!;
      const parent = readable.entity ? registry.row(readable.entity, raw('parent')) : undefined;
      return Object.keys(source.orders).map((order) => ({
        at: `${readable.type}.${field}`,
        order,
        isUsual: order === source.usual.field,
        statement: render(scanOf(registry, source, { order, parent, field: args })).text,
      }));
    }),
  );
}

type Asked = { readonly order: string; readonly parent: AnyRow | undefined; readonly field: GraphQLField<unknown, unknown> };
function scanOf(registry: Registry, source: PageSource, { order, parent, field }: Asked): Sql {
  const row = registry.row(source.of, raw('child'));
  const link = source.link(
    row as never,
    parent as never,
    Object.fromEntries(field.args.filter(({ defaultValue }) => defaultValue !== undefined).map(({ name, defaultValue }) => [name, defaultValue])),
  );
  const direction = raw(order === source.usual.field ? source.usual.direction : 'ASC');
  const by = source.orders[order]!.by(row as never);
  return sql`SELECT child.* FROM ${registry.from(source.of, raw('child'))}${where(link)} ORDER BY ${by} ${direction}, ${registry.key(source.of, row)} ${direction} LIMIT 20`;
}
