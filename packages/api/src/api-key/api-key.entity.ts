import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, id, version } from '../db/columns.ts';
import { KEY_KINDS } from '../viewer/viewer.ts';

const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_keys',
  properties: {
    id: id(),
    name: p.text(),
    kind: p.enum(KEY_KINDS),
    scopes: p.array(),
    /** SHA-256 of the secret, hexadecimal; the secret itself is shown once and kept nowhere. */
    secretHash: p.text(),
    /** The visible beginning of the token, by which it is found. */
    prefix: p.text().unique(),
    /** The admin a key acts as, or the member whose session it is; null for keys that belong to nobody. */
    userId: p.uuid().nullable(),
    /** The only pods a third party may see; null: all that its scopes open. */
    podIds: p.array().columnType('uuid[]').nullable(),
    /** How many points of cost it may spend in a minute; null: as many as everybody. */
    rateLimitPerMinute: p.integer().nullable(),
    createdAt: bornAt(),
    expiresAt: p.datetime().nullable(),
    lastUsedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
    /** The key that takes this one's place; both work until this one expires. */
    rotatedTo: () => p.manyToOne(ApiKey).fieldName('rotated_to').nullable().deleteRule('set null'),
    /** SHA-256 of the signature of the initData that a session was exchanged for, so that it is exchanged once; null for other keys. */
    exchangedHash: p.text().nullable().unique(),
    version: version(),
  },
  checks: [
    { name: 'valid_rate_limit', expression: 'rate_limit_per_minute is null or rate_limit_per_minute >= 1' },
    { name: 'valid_session', expression: "kind <> 'member' or (user_id is not null and expires_at is not null)" },
  ],
  indexes: [
    { name: 'api_keys_user_id_index', properties: ['userId'] },
    { name: 'api_keys_rotated_to_index', properties: ['rotatedTo'] },
    { name: 'api_keys_created_at_id_index', properties: ['createdAt', 'id'] },
  ],
});

/** What a program shows to be let in. */
export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey);
