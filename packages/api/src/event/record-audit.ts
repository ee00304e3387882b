import { randomUUID } from 'node:crypto';
import type { ActionContext } from '../viewer/context.ts';

/** Something done with power over others. */
export type AuditedAct = {
  /** The GraphQL operation, or the command of the command line. */
  readonly operation: string;
  /** The member it was done to; null when it was done to none. */
  readonly subjectId: string | null;
  /** Ids and closed values only, never a text that somebody wrote. */
  readonly details?: Readonly<Record<string, unknown>>;
};

/** Writes into the audit log, in the transaction of the act, who did what through which key. */
export async function recordAudit({ em, viewer, now }: ActionContext, act: AuditedAct): Promise<void> {
  await em.execute('insert into audit_log (id, at, key_id, actor_id, viewer_kind, operation, subject_id, details) values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)', [
    randomUUID(),
    now,
    viewer.keyId,
    viewer.id,
    viewer.kind,
    act.operation,
    act.subjectId,
    JSON.stringify(act.details ?? {}),
  ]);
}
