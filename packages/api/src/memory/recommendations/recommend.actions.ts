import { randomUUID } from 'node:crypto';
import { recordEvents, type NewEvent } from '../../event/record-event.ts';
import { dayNumber, localDay } from '../../lib/calendar.rules.ts';
import type { ActionContext } from '../../viewer/context.ts';
import { PatternClaim } from '../pattern-claim.entity.ts';
import { readHistory, type Learner } from '../patterns/learn-patterns.actions.ts';
import { judgedPromises } from '../patterns/promise-history.rules.ts';
import { Recommendation } from './recommendation.entity.ts';
import { effectOf, kindOf, toAdvise } from './recommendation.rules.ts';
import { recommendationText } from './recommendation.text.ts';

/**
 * Brings a member's advice up to date with their patterns: what rests on a pattern that no longer holds expires, what is open is said in their language of today,
 * new advice is given while there is room, and what came of advice they took is measured when its weeks are over. The member's row has to be locked. Doing it twice
 * is the same as once.
 */
export async function renewRecommendations({ em, now }: ActionContext, { id, frame, locale }: Learner): Promise<void> {
  const today = localDay(now, frame);
  const patterns = await em.find(PatternClaim, { user: id, invalidAt: null, forgottenAt: null });
  const earlier = await em.find(Recommendation, { user: id }, { populate: ['pattern'] });
  const events: NewEvent[] = [];
  const tell = (type: 'memory.recommended' | 'memory.recommendation_expired', subjectId: string): number =>
    events.push({ type, at: now, userId: id, subjectId });
  for (const one of earlier) {
    if (one.status !== 'open') continue;
    // A pattern may turn round; then so does the advice, or there is none.
    const kind = one.pattern.invalidAt == null ? kindOf(one.pattern) : null;
    if (kind !== null) {
      Object.assign(one, { kind, text: recommendationText(one.pattern, locale) });
      continue;
    }
    one.status = 'expired';
    tell('memory.recommendation_expired', one.id);
  }
  const advice = earlier.map(({ pattern, status, answeredOn }) => ({
    patternId: pattern.id,
    factor: pattern.factor,
    level: pattern.level,
    direction: pattern.direction,
    status,
    answeredOn: answeredOn ?? null,
  }));
  for (const pattern of toAdvise(patterns, advice, today)) {
    const made = em.create(Recommendation, {
      id: randomUUID(),
      user: id,
      pattern: pattern.id,
      kind: kindOf(pattern)!,
      text: recommendationText(pattern, locale),
      createdAt: now,
    });
    tell('memory.recommended', made.id);
  }
  await measure();
  await em.flush();
  await recordEvents(em, events);

  async function measure(): Promise<void> {
    const taken = earlier.filter(({ status, effect }) => status === 'accepted' && effect == null);
    if (taken.length === 0) return;
    const judged = judgedPromises(await readHistory(em, id), frame, dayNumber(today));
    for (const one of taken) one.effect = effectOf(judged, one.answeredOn!, today);
  }
}
