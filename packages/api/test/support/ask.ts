import { type DocumentNode, parse, validate } from 'graphql';
import { buildContext } from '../../src/build-context.ts';
import { JointActions } from '../../src/event/joint-actions.ts';
import { FixedClock } from '../../src/lib/clock.ts';
import type { MissingSettings } from '../../src/lib/facilities.ts';
import { Reader } from '../../src/read/execute.ts';
import { provenRegistry } from '../../src/read/proof.ts';
import { Statements } from '../../src/read/statements.ts';
import { buildGraphqlSchema, policies, readables } from '../../src/schema.ts';
import { applyPolicies, checkPolicies } from '../../src/viewer/policy.ts';
import { anonymous, type Viewer } from '../../src/viewer/viewer.ts';
import { NOW } from './clock.ts';
import type { TestDatabase } from './database.ts';

export type Asked = { readonly variables?: Record<string, unknown>; readonly now?: Date; readonly missingSettings?: MissingSettings };
/** What a caller is answered: data as parsed JSON, and the errors by code, field and sentence. */
export type Told = { readonly data: any; readonly errors: { code: unknown; field?: unknown; message: string }[] };

export type Ask = (viewer: Viewer, document: string, asked?: Asked) => Promise<Told>;

/** The whole schema with its rules over a test database, asked without HTTP: documents are validated and run as whoever one says. */
export async function asking(database: TestDatabase): Promise<Ask> {
  const schema = buildGraphqlSchema();
  const registry = provenRegistry(schema, database.orm, readables);
  checkPolicies(schema, policies, (field) => registry.isPlanned(field));
  applyPolicies(schema, policies);
  const { pool } = database;
  const reader = new Reader(registry, new Statements(pool));
  const feed = { follow: () => Promise.reject(new Error('Nothing is subscribed to here.')) } as never;
  const wakeRelay = (): void => undefined;
  const jointActions = new JointActions(pool);
  return async (viewer, text, { variables = {}, now = NOW, missingSettings } = {}) => {
    const document: DocumentNode = parse(text);
    const faults = validate(schema, document);
    if (faults.length > 0) throw new Error(faults.map((fault) => fault.message).join('\n'));
    const parts = { orm: database.orm, clock: new FixedClock(now), feed, wakeRelay, jointActions, ...(missingSettings && { missingSettings }) };
    const context = buildContext(parts, viewer);
    const { data, errors = [] } = await reader.answer(document, variables, context);
    return {
      data: data === undefined ? undefined : JSON.parse(data),
      errors: errors.map(({ message, extensions, originalError }) => ({ message, ...codeOf(extensions, originalError) })),
    };
  };
}

function codeOf(extensions: { readonly code?: unknown; readonly field?: unknown }, original: unknown): { code: unknown; field?: unknown } {
  const { code, field } = extensions.code === undefined ? ((original ?? {}) as { code?: unknown; field?: unknown }) : extensions;
  return { code, ...(field !== undefined && { field }) };
}

/** Callers by kind. */
export const as = {
  nobody: anonymous,
  member: (user: { id: string }): Viewer => ({ ...anonymous, kind: 'member', id: user.id, bot: 'commitment' }),
  admin: { ...anonymous, kind: 'admin' } as Viewer,
  bot: (...scopes: string[]): Viewer => ({ ...anonymous, kind: 'bot', scopes, bot: 'commitment' }),
  thirdParty: (...scopes: string[]): Viewer => ({ ...anonymous, kind: 'integration', scopes }),
};
