import type { EntityManager } from '@mikro-orm/postgresql';
import { eachByItself } from '../db/each-by-itself.ts';
import { addDays, dayOpensAt, localDay, weekdayOf, type DayFrame } from '../lib/calendar.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { anonymous } from '../viewer/viewer.ts';
import { dueMembers, findDueMember, holdDueMember } from './due-members.actions.ts';
import { ClaimsThread } from './patterns/claims-thread.ts';
import { learnPatterns, readHistory } from './patterns/learn-patterns.actions.ts';
import type { ToldClaim } from './patterns/told-claims.rules.ts';
import { renewRecommendations } from './recommendations/recommend.actions.ts';

const DAYS_IN_WEEK = 7;

/**
 * Looks at the promises of those members whose week is over, at most `limit` of them, each in a transaction of its own: once a week, when their Monday begins.
 * Who has opted out of being remembered is passed over. Call it again at once while it answers `limit`.
 * @returns how many members were looked at
 */
export async function refreshMemory(em: EntityManager, now: Date, limit = 100): Promise<number> {
  const due = await dueMembers(em, 'memory_due_at', now, limit);
  const thread = new ClaimsThread();
  try {
    await eachByItself(em, due, async (fork, { id }) => {
      // Before the member is held: a long history takes seconds, and nobody's tap is to wait for it.
      const claims = await lookBack(em.fork(), now, id, thread);
      await refreshMember({ em: fork, viewer: anonymous, now }, id, claims);
    });
  } finally {
    await thread.end();
  }
  return due.length;
}

/** What a member's history says; nothing for whoever is not due any more, or does not want to be remembered. */
async function lookBack(em: EntityManager, now: Date, id: string, thread: ClaimsThread): Promise<readonly ToldClaim[]> {
  const member = await findDueMember(em, 'memory_due_at', now, id);
  return member === null || member.hasOptedOut ? [] : thread.claimsOf(await readHistory(em, id), member.frame, now);
}

async function refreshMember(ctx: ActionContext, id: string, claims: readonly ToldClaim[]): Promise<void> {
  const { em, now } = ctx;
  const member = await holdDueMember(em, 'memory_due_at', now, id);
  if (member === null) return;
  const { frame, locale, hasOptedOut } = member;
  if (!hasOptedOut) {
    const learner = { id, frame, locale };
    await learnPatterns(ctx, learner, claims);
    await renewRecommendations(ctx, learner);
  }
  await em.execute('update users set memory_due_at = ? where id = ?', [nextMonday(frame, now), id]);
}

/** The beginning of the member's next Monday: their week is over then. */
function nextMonday(frame: DayFrame, now: Date): Date {
  const today = localDay(now, frame);
  return dayOpensAt(addDays(today, DAYS_IN_WEEK + 1 - weekdayOf(today)), frame);
}
