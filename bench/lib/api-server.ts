import { createApiKey, shown } from '../../packages/api/src/api-key/api-key.actions.ts';
import { buildApp } from '../../packages/api/src/app.ts';
import { inTransaction } from '../../packages/api/src/event/run-action.ts';
import { createLog } from '../../packages/api/src/lib/log.ts';
import { anonymous, type KeyKind } from '../../packages/api/src/viewer/viewer.ts';
import { report } from './child-server.ts';
import { MANIFEST } from './read-operations.ts';

// The whole API as it serves: credentials, rate limit, errors, log. Its keys are told as "<admin's> <bot's>".
const app = await buildApp({
  databaseUrl: process.argv[2]!,
  manifest: MANIFEST,
  isProduction: true,
  log: createLog('info'),
  rateLimitPerMinute: 1_000_000_000,
});
const { orm, clock, wakeRelay } = app.context;
const keyOf = async (kind: KeyKind, scopes: readonly 'act-as'[]): Promise<string> => {
  const viewer = { ...anonymous, kind: 'admin' as const, isSuperAdmin: true };
  return shown(await inTransaction({ em: orm.em.fork(), viewer, now: clock.now(), wakeRelay }, { name: 'commitment-bot', kind, scopes }, createApiKey)).token;
};
report(app.url, `${await keyOf('admin', [])} ${await keyOf('service', ['act-as'])}`);
