import { randomUUID } from 'node:crypto';
import type { ActionContext } from '../viewer/context.ts';

export type Audited = {
  /** The verb. */
  readonly operation: string;
  /** The member it was done to, when it was done to one. */
  readonly subjectId?: string;
  /** Ids and closed values only, never a text that somebody wrote. */
  readonly details?: { readonly [name: string]: unknown };
};

/** Writes down who did something that others may have to answer for, in the transaction of the deed. */
export async function recordAudit({ em, viewer, now }: ActionContext, { operation, subjectId, details }: Audited): Promise<void> {
  const values = [randomUUID(), now, viewer.keyId, viewer.id, viewer.kind, operation, subjectId ?? null, details ? JSON.stringify(details) : null];
  await em.execute(
    'insert into audit_log (id, at, key_id, actor_id, viewer_kind, operation, subject_id, details) values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)',
    values,
  );
}
