import { randomUUID } from 'node:crypto';
import type { Seat } from '../db/seat.ts';
import { type ActionContext, type AnyContext, type SeatedContext, seatOf } from '../viewer/context.ts';
import type { Viewer } from '../viewer/viewer.ts';

/** An id, an instant, or a value of a closed set; never a text that somebody wrote. */
type Particular = string | number | boolean | Date | null | readonly string[];

/** What a verb adds to the line that is written about it. */
export type AuditNote = {
  /** The member it is done to; null or left out when it is done to none. */
  readonly subjectId?: string | null;
  readonly details?: { readonly [name: string]: Particular };
};

/** By seat: what is tried again begins without notes. */
const notes = new WeakMap<Seat, AuditNote>();

/**
 * Says whom and what this call is about, for the audit log; whether a line is written at all is not for the verb to decide. Said again, the later word
 * counts, and details are put together. A verb that says nothing is about the caller.
 */
export function noteAudit(ctx: Pick<ActionContext, 'em'> | Pick<SeatedContext, 'seat'>, note: AuditNote): void {
  const seat = seatOf(ctx);
  const said = notes.get(seat);
  const details = said?.details || note.details ? { details: { ...said?.details, ...note.details } } : {};
  notes.set(seat, { ...said, ...note, ...details });
}

/** What people do is written down, by whatever way they come; a bot's own work is not. */
const isAudited = ({ kind }: Viewer): boolean => kind === 'admin' || kind === 'member';

const AUDIT_LOG = {
  table: 'audit_log',
  columns: {
    id: 'uuid',
    at: 'timestamptz',
    key_id: 'uuid',
    actor_id: 'uuid',
    viewer_kind: 'text',
    operation: 'text',
    subject_id: 'uuid',
    details: 'jsonb',
  },
};

/** Writes down, in the transaction of the deed, who did it: one line for each call that was not refused. */
export async function writeAudit(ctx: AnyContext, operation: string): Promise<void> {
  const { viewer, now } = ctx;
  if (!isAudited(viewer)) return;
  const seat = seatOf(ctx);
  const { subjectId = null, details = null } = notes.get(seat) ?? { subjectId: viewer.id };
  const row = [randomUUID(), now, viewer.keyId, viewer.id, viewer.kind, operation, subjectId, details && JSON.stringify(details)];
  await seat.insert(AUDIT_LOG, [row]);
}
