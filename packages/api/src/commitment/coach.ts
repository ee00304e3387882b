import type { LocalDate } from '../lib/calendar.rules.ts';
import type { LanguageModel } from '../lib/language-model.ts';
import type { Context } from '../viewer/context.ts';
import { COACH_INSTRUCTIONS, COACH_SHAPE, coachData, faultIn, MOST_COACHED, withCoaching } from './smart/coach.rules.ts';
import { firstNames } from './smart/first-names.ts';
import { RUBRIC } from './smart/insights.rules.ts';
import { mask } from './smart/mask.rules.ts';
import type { AnalyserNote, Reading } from './smart/reading.rules.ts';
import { safetyOf } from './smart/safety.rules.ts';

/** Who is called what around a member: themselves, and whoever shares a pod with them. */
const NAMES = `
select distinct unnest(array[u.first_name, u.username, split_part(u.email, '@', 1)]) as name from users u
where u.id = ? or u.id in (
  select mate.user_id from pod_memberships own join pod_memberships mate on mate.pod_id = own.pod_id where own.user_id = ? and own.status = 'active')`;

/** Only promises are read by a model, and none that could hurt somebody: such a message does not leave the house. */
function isFit({ text, items, isCommitment }: Reading): boolean {
  const isSafe = items.every(({ safety }) => safety === 'none') && [text, ...items.map((item) => item.text)].every((one) => safetyOf(one) === 'none');
  return isCommitment && items.length > 0 && items.length <= MOST_COACHED && isSafe;
}

type About = Pick<Context, 'em' | 'now'> & { readonly memberId: string; readonly day: LocalDate };
type Read = { readonly reading: Reading; readonly note: Omit<AnalyserNote, 'latencyMs'> };

/**
 * A reading with what a language model makes of it, or as it was, with the reason why. What says who somebody is stays here.
 * @param day the member's day: what was answered is remembered for it
 */
export async function coached(model: LanguageModel, reading: Reading, { em, now, memberId, day }: About): Promise<Read> {
  if (!isFit(reading)) return { reading, note: { provider: 'embedded', model: null, fallbackReason: null } };
  const rows = await em.execute<{ name: string | null }[]>(NAMES, [memberId, memberId]);
  const names = { known: rows.flatMap(({ name }) => (name === null ? [] : [name])), isName: await firstNames() };
  const { texts, hidden } = mask(
    reading.items.map(({ text }) => text),
    names,
    reading.language,
  );
  const about = { reading, hidden, names };
  const { value, refusal } = await model.ask({
    memberId,
    now,
    rememberedFor: `${day}/${RUBRIC}`,
    instructions: COACH_INSTRUCTIONS,
    data: coachData(reading, texts),
    shape: COACH_SHAPE,
    fault: (answer) => faultIn(answer, about),
  });
  if (refusal !== null) return { reading, note: { provider: 'embedded', model: null, fallbackReason: refusal } };
  return { reading: withCoaching(value, about), note: { provider: 'llm', model: model.name, fallbackReason: null } };
}
