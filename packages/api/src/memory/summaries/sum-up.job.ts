import type { EntityManager } from '@mikro-orm/postgresql';
import { eachByItself } from '../../db/each-by-itself.ts';
import { anonymous } from '../../viewer/viewer.ts';
import { dueMembers, holdDueMember } from '../due-members.actions.ts';
import { nextSummaryAt } from './period.rules.ts';
import { sumUp } from './sum-up.actions.ts';

/**
 * Sums up the weeks and months of those members of whom one is over, at most `limit` of them, each in a transaction of its own: at the end of the morning in which
 * its last promises could still be reported. Who has opted out of being remembered is passed over. Call it again at once while it answers `limit`.
 * @returns how many members were looked at
 */
export async function sumUpPeriods(em: EntityManager, now: Date, limit = 100): Promise<number> {
  const due = await dueMembers(em, 'summary_due_at', now, limit);
  await eachByItself(em, due, (fork, { id }) => sumUpMember(fork, now, id));
  return due.length;
}

async function sumUpMember(em: EntityManager, now: Date, id: string): Promise<void> {
  const member = await holdDueMember(em, 'summary_due_at', now, id);
  if (member === null) return;
  const { frame, locale, hasOptedOut, isFirst } = member;
  if (!hasOptedOut) await sumUp({ em, viewer: anonymous, now }, { id, frame, locale, isFirst });
  await em.execute('update users set summary_due_at = ? where id = ?', [nextSummaryAt(frame, now), id]);
}
