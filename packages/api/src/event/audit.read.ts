import { adds, admin, among, computed, is, open, page, type Paging, readable, stored } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { sql } from '../read/sql.ts';
import { AuditEntry } from './audit-entry.entity.ts';

const auditPaging: Paging<AuditEntry> = {
  orders: { AT: { by: (entry) => entry.at, type: 'timestamptz' } },
  usual: { field: 'AT', direction: 'DESC' },
  filters: { actorId: is('actorId', 'uuid'), subjectId: is('subjectId', 'uuid'), operation: among('operation'), at: is('at', 'timestamptz') },
};

/** Who did what is for admins; to everybody else the log is empty. */
export const auditReads: Readable[] = [
  readable(AuditEntry, {
    rows: admin,
    fields: {
      ...open<AuditEntry>('id', 'at', 'operation', 'viewerKind', 'actorId', 'keyId', 'subjectId'),
      details: computed<AuditEntry>(
        (entry) =>
          sql`coalesce((SELECT jsonb_agg(jsonb_build_object('name', "d".key, 'value', "d".value) ORDER BY "d".key) FROM jsonb_each_text(${entry.details}) "d"), '[]')`,
      ),
    },
  }),
  stored('AuditDetail', { name: 'text', value: 'text' }),
  adds('Query', { auditLog: page(AuditEntry, () => true, auditPaging) }),
];
