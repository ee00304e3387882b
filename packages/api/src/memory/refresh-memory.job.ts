import type { EntityManager } from '@mikro-orm/postgresql';
import { eachByItself } from '../db/each-by-itself.ts';
import { addDays, dayOpensAt, localDay, weekdayOf, type DayFrame } from '../lib/calendar.rules.ts';
import { anonymous } from '../viewer/viewer.ts';
import { dueMembers, holdDueMember } from './due-members.actions.ts';
import { learnPatterns } from './patterns/learn-patterns.actions.ts';
import { renewRecommendations } from './recommendations/recommend.actions.ts';

const DAYS_IN_WEEK = 7;

/**
 * Looks at the promises of those members whose week is over, at most `limit` of them, each in a transaction of its own: once a week, when their Monday begins.
 * Who has opted out of being remembered is passed over. Call it again at once while it answers `limit`.
 * @returns how many members were looked at
 */
export async function refreshMemory(em: EntityManager, now: Date, limit = 100): Promise<number> {
  const due = await dueMembers(em, 'memory_due_at', now, limit);
  await eachByItself(em, due, (fork, { id }) => refreshMember(fork, now, id));
  return due.length;
}

async function refreshMember(em: EntityManager, now: Date, id: string): Promise<void> {
  const member = await holdDueMember(em, 'memory_due_at', now, id);
  if (member === null) return;
  const { frame, locale, hasOptedOut } = member;
  if (!hasOptedOut) {
    const [ctx, learner] = [
      { em, viewer: anonymous, now },
      { id, frame, locale },
    ];
    await learnPatterns(ctx, learner);
    await renewRecommendations(ctx, learner);
  }
  await em.execute('update users set memory_due_at = ? where id = ?', [nextMonday(frame, now), id]);
}

/** The beginning of the member's next Monday: their week is over then. */
function nextMonday(frame: DayFrame, now: Date): Date {
  const today = localDay(now, frame);
  return dayOpensAt(addDays(today, DAYS_IN_WEEK + 1 - weekdayOf(today)), frame);
}
