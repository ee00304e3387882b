import { defineEntity, p } from '@mikro-orm/postgresql';
import { id } from '../db/columns.ts';

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_log',
  properties: {
    id: id(),
    at: p.datetime(),
    /** The key and the person behind the call; either may be null. No foreign keys: the log outlives both. */
    keyId: p.uuid().nullable(),
    actorId: p.uuid().nullable(),
    viewerKind: p.text(),
    operation: p.text(),
    /** The member it was done to, when it was done to one. */
    subjectId: p.uuid().nullable(),
    requestId: p.text().nullable(),
    /** Ids and closed values only, never a text that somebody wrote. */
    details: p.json<Record<string, unknown>>().nullable(),
  },
  indexes: [
    { name: 'audit_log_at_id_index', properties: ['at', 'id'] },
    { name: 'audit_log_actor_id_at_index', properties: ['actorId', 'at'] },
    { name: 'audit_log_subject_id_at_index', properties: ['subjectId', 'at'] },
  ],
});

/** Who did what, through which key. */
export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);
