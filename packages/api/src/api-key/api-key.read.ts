import { adds, admin, anyOf, computed, many, now, one, open, payload, readable, type Row, type Rule, value, viewerId } from '../read/declare.ts';
import type { Args, Readable } from '../read/source.ts';
import { type Sql, sql } from '../read/sql.ts';
import { ApiKey } from './api-key.entity.ts';

const answeredKey = one(ApiKey, (key) => sql`${key.id} = ${payload('apiKeyId', 'uuid')}`, { sure: true, follow: true });

const answeredSession = one(ApiKey, (key) => sql`${key.id} = ${payload('sessionId', 'uuid')}`, { sure: true, follow: true });
const ownSession: Rule<ApiKey> = (key, viewer) => viewer.kind === 'member' && sql`(${key.kind} = 'member' AND ${key.userId} = ${viewerId})`;

/** The sessions of the member that is asked for, or of whoever asks, as long as they open something. */
const openSession = (key: Row<ApiKey>, _: unknown, { userId }: Args): Sql =>
  sql`${key.kind} = 'member' AND ${key.userId} = ${userId == null ? viewerId : value(userId, 'uuid')} AND ${key.revokedAt} IS NULL AND ${key.expiresAt} > ${now}`;

const newest = (key: Row<ApiKey>): Sql => sql`${key.createdAt} DESC, ${key.id}`;

/** Keys are seen by admins, sessions by their member too; secrets by nobody, they are not kept. */
export const apiKeyReads: Readable[] = [
  readable(ApiKey, {
    rows: anyOf<ApiKey>(admin, ownSession),
    fields: open<ApiKey>(
      'id',
      'name',
      'kind',
      'scopes',
      'podIds',
      'rateLimitPerMinute',
      'rotatedTo',
      'prefix',
      'createdAt',
      'expiresAt',
      'lastUsedAt',
      'revokedAt',
      'version',
    ),
  }),
  adds('Query', {
    apiKeys: many(ApiKey, (key: Row<ApiKey>) => sql`${key.kind} <> 'member'`, { order: newest }),
    sessions: many(ApiKey, openSession, { order: newest }),
  }),
  adds('CreateApiKeyPayload', { apiKey: answeredKey, token: computed(() => sql`${payload('token', 'text')}`) }),
  adds('RotateApiKeyPayload', {
    apiKey: answeredKey,
    token: computed(() => sql`${payload('token', 'text')}`),
    rotated: one(ApiKey, (key) => sql`${key.id} = ${payload('rotatedId', 'uuid')}`, { sure: true, follow: true }),
  }),
  adds('CreatePlaygroundLinkPayload', {
    url: computed(() => sql`${payload('url', 'text')}`),
    expiresAt: computed(() => sql`${payload('expiresAt', 'timestamptz')}`),
  }),
  adds('StartSessionPayload', { session: answeredSession, token: computed(() => sql`${payload('token', 'text')}`) }),
  adds('EndSessionPayload', { session: answeredSession }),
  adds('UpdateApiKeyPayload', { apiKey: answeredKey }),
  adds('RevokeApiKeyPayload', { apiKey: answeredKey }),
];
