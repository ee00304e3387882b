import type { EntityManager } from '@mikro-orm/postgresql';
import type { ContextFromPrevious } from '../../commitment/commitment-json.ts';
import type { CommitmentStatus } from '../../commitment/commitment.rules.ts';
import { GRACE_ENDS_AT_HOUR } from '../../commitment/grace.rules.ts';
import { safetyOf } from '../../commitment/smart/safety.rules.ts';
import type { Interval } from '../../user/pattern.rules.ts';
import { rateOf } from '../patterns/proportion.rules.ts';
import { blockOf, MOST_CHARACTERS, type ContextParts } from './context-block.rules.ts';
import { oneOfEach, similarTo, stemsOf, type Candidate } from './similarity.rules.ts';

const MOST_RECENT = 5;
const MOST_SIMILAR = 5;
const MOST_FACTS = 10;
const MOST_PATTERNS = 5;
/** Of so many promises that have its words, and so many of the latest, the similar ones are found: 500 together. */
const MOST_BY_WORDS = 300;
const MOST_LATEST = 200;
/** Whether similar promises were kept is judged by so many of them. */
const MOST_JUDGED = 50;
/** Texts that must not be shown again are passed over, so a few more are read. */
const SPARE = 5;

/** Whom and as of when; `t` is an instant, `today` the member's day at it. */
const ASKED = `
asked as materialized (
  select u.*, coalesce(u.timezone, 'UTC') as zone, g.t, (g.t at time zone coalesce(u.timezone, 'UTC') - make_interval(hours => u.day_start_hour))::date as today
  from (select ?::uuid as member, ?::timestamptz as t) g join users u on u.id = g.member)`;

/** A promise that was there before `t`. The member and `t` are given again as values, so that the index is read in its order for members with many promises, too. */
const KNOWN = 'c.user_id = ?::uuid and c.created_at < ?::timestamptz and c.deleted_at is null';
const FIT = `coalesce(c.ai_insights #>> '{safety,flag}', 'none') = 'none'`;

/**
 * How promises `c` stood at `asked.t`, by what had been written down by then. Who has nothing written down of them (rows of an import) is taken at their columns.
 * One that nobody reports fails at the end of its grace; one that is still open now had not failed.
 */
const THEN = `
cross join lateral (select (array_agg(e.type order by e.seq desc))[1] as type from commitment_events e where e.commitment_id = c.id and e.recorded_at <= asked.t
  and e.type in ('create', 'complete', 'uncomplete', 'fail', 'pause', 'resume')) said
cross join lateral (select (array_agg(e.due order by e.seq desc))[1] as due, count(*) > 0 as is_told from commitment_events e where e.commitment_id = c.id
  and e.recorded_at <= asked.t and e.type in ('create', 'reschedule')) day
cross join lateral (select case when day.is_told then day.due else c.due_date end as due) told
cross join lateral (select case
  when said.type = 'complete' or said.type is null and c.completed_at <= asked.t then 'completed'
  when said.type = 'fail' then 'failed'
  when said.type = 'pause' then 'paused'
  when said.type is null and c.status in ('failed', 'paused') and c.updated_at <= asked.t then c.status
  when c.status in ('failed', 'completed') and (told.due + 1 + interval '${GRACE_ENDS_AT_HOUR} hours') at time zone asked.zone <= asked.t then 'failed'
  else 'active' end as status) stood`;

const STATE = `
with ${ASKED}, before as (
  select d.streak_after, d.longest_after from asked join user_days d on d.user_id = asked.id and d.day < asked.today order by d.day desc limit 1),
reported as materialized (
  select e.commitment_id from commitment_events e where e.user_id = ?::uuid and e.at > ?::timestamptz - interval '2 days' and e.recorded_at <= ? and e.type = 'complete')
select (asked.notification_preferences #>> '{ai,memory_opt_out}')::boolean as opted_out, 
  exists (select from reported r join commitments c on c.id = r.commitment_id
    where c.user_day = asked.today and c.completed_at <= asked.t and not c.is_late) as is_kept_today,
  coalesce((select streak_after from before), 0) as streak, coalesce((select longest_after from before), 0) as longest,
  exists (select from commitments c where c.user_id = asked.id and c.due_date = asked.today and c.created_at < asked.t and c.deleted_at is null
    and c.status in ('active', 'completed') and coalesce(c.completed_at > asked.t, true)) as is_due_today,
  (select jsonb_build_object('id', g.id, 'title', g.title, 'progress', g.progress_percentage, 'days_left', g.target_completion_date - asked.today)
    from long_term_goals g where g.id = ?::uuid and g.user_id = asked.id) as goal,
  coalesce((select jsonb_agg(to_jsonb(f)) from (
    select m.id, m.fact, m.valid_at, m.invalid_at, m.source_commitment_id from memory_facts m
    where m.user_id = asked.id and m.created_at <= asked.t and (m.expired_at is null or m.expired_at > asked.t)
    order by (m.invalid_at is null or m.invalid_at > asked.t) desc, m.created_at desc, m.id limit ${MOST_FACTS + SPARE}) f), '[]') as facts,
  coalesce((select jsonb_agg(to_jsonb(p)) from (
    select p.id, p.text from pattern_claims p where p.user_id = asked.id and p.valid_at <= asked.t and (p.invalid_at is null or p.invalid_at > asked.t)
      and p.forgotten_at is null order by abs((p.effect_pp ->> 'value')::float8) desc, p.id limit ${MOST_PATTERNS}) p), '[]') as patterns,
  coalesce((select jsonb_agg(to_jsonb(r)) from (
    select c.id, c.commitment as text, stood.status, told.due, stood.status = 'completed' and c.is_late as late
    from (select c.* from commitments c where ${KNOWN} order by c.created_at desc, c.id desc limit ${MOST_RECENT + SPARE}) c ${THEN}
    where ${FIT} order by c.created_at desc, c.id desc) r), '[]') as recent
from asked`;

/**
 * Full text with the member's id as a word of its own, as in the index `commitments_words_index`: so the index answers for this member alone. It is asked before
 * anything else, lest all promises of the member be read; and whose they are is looked at again, since anybody may write an id into a text.
 */
const BY_WORDS = `
with hit as materialized (
  select c.id, c.user_id, c.commitment, c.created_at, c.deleted_at, c.ai_insights from commitments c
  where array_to_tsvector(array[c.user_id::text]) || to_tsvector('simple', c.commitment) @@ ?::tsquery)
select c.id, c.commitment as text from (
  (select c.* from hit c where ${KNOWN} order by c.created_at desc, c.id desc limit ${MOST_BY_WORDS})
  union all
  (select c.id, c.user_id, c.commitment, c.created_at, c.deleted_at, c.ai_insights from commitments c where ${KNOWN} order by c.created_at desc, c.id desc limit ${MOST_LATEST})) c
where ${FIT} order by c.created_at desc, c.id desc`;

const STOOD = `
with ${ASKED}
select c.id, stood.status, told.due::text as due, c.is_late from asked, commitments c ${THEN} where c.id = any(?::uuid[])`;

type StateRow = {
  opted_out: boolean | null;
  is_kept_today: boolean;
  is_due_today: boolean;
  streak: number;
  longest: number;
} & Pick<ContextFromPrevious, 'goal' | 'facts' | 'patterns' | 'recent'>;
type Stood = { id: string; status: CommitmentStatus; due: string | null; is_late: boolean };

/** Whose context, for which text, of which goal, and what was known when. */
export type Wanted = { readonly userId: string; readonly text: string; readonly goalId: string | null; readonly asOf: Date };

/**
 * What is known of a member that bears on a promise, and only what was known at `asOf`; the same as text in `block`. Texts that are not to be shown again
 * are left out. Three statements.
 * @returns null for a member who does not want to be remembered, or who is not there
 */
export async function gatherContext(em: EntityManager, wanted: Wanted): Promise<ContextFromPrevious | null> {
  const { userId, goalId, asOf } = wanted;
  const [state] = await em.execute<StateRow[]>(STATE, [userId, asOf, userId, asOf, asOf, goalId, userId, asOf]);
  if (!state || state.opted_out === true) return null;
  const current = state.streak + Number(state.is_kept_today);
  const parts: ContextParts = {
    as_of: asOf.toISOString(),
    recent: state.recent.filter(({ text }) => isFit(text)).slice(0, MOST_RECENT),
    ...(await similarPromises(em, wanted)),
    goal: state.goal,
    facts: state.facts
      .filter(({ fact }) => isFit(fact))
      .slice(0, MOST_FACTS)
      .map((fact) => ({ ...fact, valid_at: inUtc(fact.valid_at), invalid_at: inUtc(fact.invalid_at) })),
    patterns: state.patterns,
    streak: { current, longest: Math.max(current, state.longest), at_risk: current > 0 && !state.is_kept_today && state.is_due_today },
  };
  const block = blockOf(parts);
  return { v: 1, source: 'commit', budget: { max_chars: MOST_CHARACTERS, used_chars: block.length }, ...parts, block };
}

const inUtc = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());
const isFit = (text: string): boolean => safetyOf(text) === 'none';

async function similarPromises(
  em: EntityManager,
  { userId, text, asOf }: Wanted,
): Promise<{ similar: ContextFromPrevious['similar']; similar_rate: Interval | null }> {
  const candidates = isFit(text) ? await em.execute<Candidate[]>(BY_WORDS, [queryOf(userId, text), userId, asOf, userId, asOf]) : [];
  const found = similarTo(text, candidates).slice(0, MOST_JUDGED);
  if (found.length === 0) return { similar: [], similar_rate: null };
  const ids = found.map(({ id }) => id);
  const rows = await em.execute<Stood[]>(STOOD, [userId, asOf, `{${ids.join(',')}}`]);
  const stood = new Map(rows.map((row) => [row.id, row]));
  const shown = oneOfEach(found).filter((one) => isFit(one.text));
  const judged = rows.filter(({ status }) => status === 'completed' || status === 'failed');
  const kept = judged.filter((row) => row.status === 'completed' && !row.is_late);
  return {
    similar: shown.slice(0, MOST_SIMILAR).map(({ id, text: said, score, via }) => {
      const { status, due } = stood.get(id)!;
      return { id, text: said, status, due, score, via };
    }),
    similar_rate: judged.length === 0 ? null : rateOf(kept.length, judged.length),
  };
}

/** A member's promises with one of the words. Stems are letters and digits only. */
const queryOf = (userId: string, text: string): string => {
  const words = stemsOf(text).map((stem) => `'${stem}':*`);
  return `'${userId}' & (${words.length === 0 ? `'${userId}'` : words.join(' | ')})`;
};
