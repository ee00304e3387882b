import { adds, admin, computed, many, one, open, payload, readable } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { sql } from '../read/sql.ts';
import { ApiKey } from './api-key.entity.ts';

const answeredKey = one(ApiKey, (key) => sql`${key.id} = ${payload('apiKeyId', 'uuid')}`, { sure: true, follow: true });

/** Keys are seen by admins; secrets by nobody, they are not kept. */
export const apiKeyReads: Readable[] = [
  readable(ApiKey, {
    rows: admin,
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
  adds('Query', { apiKeys: many(ApiKey, () => true, { order: (key) => sql`${key.createdAt} DESC, ${key.id}` }) }),
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
  adds('UpdateApiKeyPayload', { apiKey: answeredKey }),
  adds('RevokeApiKeyPayload', { apiKey: answeredKey }),
];
