import { VIEWER_KINDS } from '../viewer/viewer.ts';
import type { Registry } from './registry.ts';
import type { AnyRow, Readable, Source, StoredRule } from './source.ts';
import { raw } from './sql.ts';

/**
 * Every rule and every order of a type, tried once for each kind of viewer: one that names a missing column fails here, not in a request; and
 * every scope that a rule asks for is known before the first plan is made.
 * @returns a sentence per fault
 */
export function faultsOfRules(registry: Registry, readable: Readable): string[] {
  const row = readable.entity ? registry.row(readable.entity, raw('trial')) : undefined;
  const trials: [string, () => unknown][] = [
    [readable.type, () => tried(readable.rows, row)],
    ...Object.entries(readable.variants ?? {}).map(([variant, rule]): [string, () => unknown] => [`${readable.type} as ${variant}`, () => tried(rule, row)]),
    ...Object.entries(readable.fields).flatMap(([field, { when, source }]): [string, () => unknown][] => [
      [`${readable.type}.${field}`, () => tried(when, row)],
      [`${readable.type}.${field}`, () => triedOrders(registry, source)],
    ]),
  ];
  return trials.flatMap(([at, trial]) => faultOf(at, trial));
}

function tried(rule: StoredRule, row: AnyRow | undefined): void {
  for (const kind of VIEWER_KINDS) rule(row as never, { kind, scopes: [], isPodBound: false });
}

function triedOrders(registry: Registry, source: Source): void {
  if (source.kind !== 'page') return;
  const row = registry.row(source.of, raw('trial'));
  registry.key(source.of, row);
  for (const { by, ties = [] } of Object.values(source.orders)) for (const one of [{ by }, ...ties]) one.by(row as never);
}

function faultOf(at: string, trial: () => unknown): string[] {
  try {
    trial();
    return [];
  } catch (error) {
    return [`${at}: ${error instanceof Error ? error.message : String(error)}`];
  }
}
