import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, version } from '../db/columns.ts';
import { User } from './user.entity.ts';
import { ROLE_SOURCES, ROLE_TYPES } from './user.rules.ts';

const UserRoleSchema = defineEntity({
  name: 'UserRole',
  tableName: 'user_roles',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    roleType: p.enum(ROLE_TYPES),
    grantedAt: bornAt(),
    /** Who granted it; null for the system itself, or when that person is gone. */
    grantedBy: () => p.manyToOne(User).fieldName('granted_by').nullable().deleteRule('set null'),
    /** From this instant on the role no longer counts; null: it does not expire. Judged when read. */
    expiresAt: p.datetime().nullable(),
    metadata: p.json<Record<string, unknown>>().nullable(),
    source: p.enum(ROLE_SOURCES).default('system'),
    updatedAt: changedAt(),
    version: version(),
  },
  uniques: [{ name: 'user_roles_user_id_role_type_unique', properties: ['user', 'roleType'] }],
  indexes: [
    { name: 'idx_user_roles_user_id', properties: ['user'] },
    { name: 'idx_user_roles_type', properties: ['roleType'] },
    { name: 'user_roles_granted_at_id_index', properties: ['grantedAt', 'id'] },
    { name: 'user_roles_granted_by_index', properties: ['grantedBy'] },
  ],
});

/** One role of one member. */
export class UserRole extends UserRoleSchema.class {}
UserRoleSchema.setClass(UserRole);
