import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { insertLast } from '../db/last-writes.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { Viewer } from '../viewer/viewer.ts';

/** An id, an instant, or a value of a closed set; never a text that somebody wrote. */
type Particular = string | number | boolean | Date | null | readonly string[];

/** What a verb adds to the line that is written about it. */
export type AuditNote = {
  /** The member it is done to; null or left out when it is done to none. */
  readonly subjectId?: string | null;
  readonly details?: { readonly [name: string]: Particular };
};

/** By transaction: what is tried again begins without notes. */
const notes = new WeakMap<EntityManager, AuditNote>();

/**
 * Says whom and what this call is about, for the audit log; whether a line is written at all is not for the verb to decide. Said again, the later word
 * counts, and details are put together. A verb that says nothing is about the caller.
 */
export function noteAudit({ em }: Pick<ActionContext, 'em'>, note: AuditNote): void {
  const said = notes.get(em);
  const details = said?.details || note.details ? { details: { ...said?.details, ...note.details } } : {};
  notes.set(em, { ...said, ...note, ...details });
}

/** What people do is written down, by whatever way they come; a bot's own work is not. */
const isAudited = ({ kind }: Viewer): boolean => kind === 'admin' || kind === 'member';

const AUDIT_LOG = { table: 'audit_log', columns: ['id', 'at', 'key_id', 'actor_id', 'viewer_kind', 'operation', 'subject_id', 'details'] };

/** Writes down, in the transaction of the deed, who did it: one line for each call that was not refused. */
export async function writeAudit({ em, viewer, now }: ActionContext, operation: string): Promise<void> {
  if (!isAudited(viewer)) return;
  const { subjectId = null, details = null } = notes.get(em) ?? { subjectId: viewer.id };
  const row = [randomUUID(), now, viewer.keyId, viewer.id, viewer.kind, operation, subjectId, details && JSON.stringify(details)];
  await insertLast(em, AUDIT_LOG, [row]);
}
