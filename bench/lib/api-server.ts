import type * as apiKeys from '../../packages/api/src/api-key/api-key.actions.ts';
import type * as shownOnce from '../../packages/api/src/api-key/shown-once.ts';
import type * as apps from '../../packages/api/src/app.ts';
import type * as transactions from '../../packages/api/src/event/run-action.ts';
import type * as logs from '../../packages/api/src/lib/log.ts';
import type * as viewers from '../../packages/api/src/viewer/viewer.ts';
import type { KeyKind } from '../../packages/api/src/viewer/viewer.ts';
import { report } from './child-server.ts';
import { MANIFEST } from './operations.ts';

/** A module of the API as it is deployed: what runs from the sources keeps the names of functions, at a cost for each that is made. */
const built = async (path: string): Promise<unknown> => import(new URL(`../../packages/api/dist/${path}.js`, import.meta.url).href);
const { createApiKey } = (await built('api-key/api-key.actions')) as typeof apiKeys;
const { shown } = (await built('api-key/shown-once')) as typeof shownOnce;
const { buildApp } = (await built('app')) as typeof apps;
const { inTransaction } = (await built('event/run-action')) as typeof transactions;
const { createLog } = (await built('lib/log')) as typeof logs;
const { anonymous } = (await built('viewer/viewer')) as typeof viewers;

// The whole API as it serves: credentials, rate limit, errors, log. Its keys are told as "<admin's> <bot's>".
const app = await buildApp({
  databaseUrl: process.argv[2]!,
  manifest: MANIFEST,
  isProduction: true,
  log: createLog('info'),
  rateLimitPerMinute: 1_000_000_000,
  doesRegularWork: process.argv.includes('--regular-work'),
});
const { orm, clock, wakeRelay } = app.context;
const keyOf = async (kind: KeyKind, scopes: readonly 'act-as'[]): Promise<string> => {
  const viewer = { ...anonymous, kind: 'admin' as const, isSuperAdmin: true };
  return shown(await inTransaction({ em: orm.em.fork(), viewer, now: clock.now(), wakeRelay }, { name: 'commitment-bot', kind, scopes }, createApiKey)).token;
};
report(app.url, `${await keyOf('admin', [])} ${await keyOf('service', ['act-as'])}`);
