import { getNamedType, type GraphQLObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { keysPods, viewersKey } from '../../src/read/declare.ts';
import { provenRegistry } from '../../src/read/proof.ts';
import type { Readable } from '../../src/read/source.ts';
import { type Condition, type Param, raw, Sql } from '../../src/read/sql.ts';
import { buildGraphqlSchema, readables } from '../../src/schema.ts';
import { type Scope, SCOPES } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';

const database = await testDatabase();
const ask = await asking(database);

test('every field and operation has a rule, and the service says that it works', async () => {
  const { data, errors } = await ask(as.nobody, '{ health { status version databaseVersion now } me { id } }');
  expect(errors).toEqual([]);
  expect(data).toMatchObject({ health: { status: 'ok', databaseVersion: null, now: '2026-11-18T15:00:00.000Z' }, me: null });
});

test('which database it is, is for admins', async () => {
  const { data } = await ask(as.admin, '{ health { databaseVersion } }');
  expect(data.health.databaseVersion).toMatch(/^1[5-8]\./);
});

test('no row that a third party may see forgets the pods its key may be limited to, unless it is the key’s own', () => {
  const registry = provenRegistry(buildGraphqlSchema(), database.orm, readables);
  const bound = { kind: 'integration', scopes: SCOPES.filter((scope) => scope.includes(':')), isPodBound: true } as const;
  const asksForPods = (condition: Condition | Param): boolean =>
    condition === keysPods || condition === viewersKey || (condition instanceof Sql && [...condition.holes].some((hole) => asksForPods(hole)));
  const blind = registry.all().filter(({ entity, rows }) => {
    const seen = entity && rows(registry.row(entity, raw('t')) as never, bound);
    return seen !== null && seen !== false && !asksForPods(seen);
  });
  expect(blind.map(({ type }) => type)).toEqual([]);
});

test('no row leads a key to what its scopes do not open: who follows from one row to another needs the scope of both', () => {
  const schema = buildGraphqlSchema();
  const registry = provenRegistry(schema, database.orm, readables);
  const leads = (kind: 'integration' | 'bot', scopes: readonly Scope[]): string[] => {
    const viewer = { kind, scopes, isPodBound: false };
    const opens = ({ entity, rows }: Pick<Readable, 'entity' | 'rows'>): boolean =>
      entity !== null && rows(registry.row(entity, raw('t')) as never, viewer) !== false;
    return registry.all().flatMap((readable) =>
      Object.entries(opens(readable) ? readable.fields : {})
        .filter(([, { source, when }]) => 'follow' in source && source.follow && when(registry.row(readable.entity!, raw('t')) as never, viewer) !== false)
        .map(([field]) => ({ field, target: getNamedType((schema.getType(readable.type) as GraphQLObjectType).getFields()[field]!.type).name }))
        .filter(({ target }) => registry.has(target) && !opens(registry.of(target)))
        .map(({ field, target }) => `${readable.type}.${field} leads to ${target} with ${scopes.join(', ')}`),
    );
  };
  const keys = SCOPES.flatMap((scope) => [[scope], SCOPES.filter((other) => other !== scope)]);
  expect(keys.flatMap((scopes) => [...leads('integration', scopes), ...leads('bot', scopes)])).toEqual([]);
});
