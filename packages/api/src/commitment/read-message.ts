import { localDay, type LocalDate } from '../lib/calendar.rules.ts';
import { DomainError } from '../lib/errors.ts';
import { isBlank, withoutControls } from '../lib/text.rules.ts';
import { ZONE_UNTIL_TOLD } from '../user/user.rules.ts';
import type { Context } from '../viewer/context.ts';
import { coached } from './coach.ts';
import { sharedSenses } from './smart/embedder.ts';
import type { Done } from './smart/history-minutes.rules.ts';
import { onwardFrom } from './smart/onward.rules.ts';
import { doubtsIn, readText } from './smart/read-text.rules.ts';
import type { StoredReading } from './smart/reading.rules.ts';

/** The longest message that Telegram carries. */
const LONGEST_MESSAGE = 4096;

/** `last_day`: the last day of their ledger, which travel over the date line may have put ahead of the date on their wall. */
type MemberRow = { timezone: string | null; day_start_hour: number; locale: string | null; wants_model: boolean; last_day: LocalDate | null };

const MEMBER = `
select timezone, day_start_hour, notification_preferences ->> 'locale' as locale,
  coalesce((notification_preferences #>> '{ai,llm_opt_in}')::boolean, false) as wants_model, (select max(day)::text from user_days where user_id = users.id) as last_day
from users where id = ?`;

/** So many of a member's last completed commitments tell how long things take them. */
const MOST_BEFORE = 200;

/** What the member completed lately with the minutes it took: as they told afterwards, else as they had said before. */
function doneBefore(em: Context['em'], userId: string | null): Promise<Done[]> {
  return em.execute<Done[]>(
    `select commitment as text, coalesce((ai_insights #>> '{outcome,minutes_actual}')::int, estimated_time_minutes) as minutes
     from commitments
     where user_id = ? and status = 'completed' and deleted_at is null
       and (ai_insights #>> '{outcome,minutes_actual}' is not null or (estimated_time_minutes > 0 and ai_insights #>> '{parsed,minutes_source}' = 'stated'))
     order by created_at desc limit ?`,
    [userId, MOST_BEFORE],
  );
}

/** Nobody but the analyser of the house has read it. */
const ALONE = { provider: 'embedded', model: null, fallbackReason: null } as const;

type Asking = Pick<Context, 'em' | 'viewer' | 'now' | 'languageModel'>;

/**
 * Understands a message of the member who acts. It is no verb and runs outside any transaction: models think, and nobody's connection is held meanwhile.
 * A language model is asked only where there is one and the member wants it.
 * @returns the reading, and how long it took on this machine
 * @throws DomainError INVALID_INPUT `text` when there is nothing, or more than 4096 characters; NOT_FOUND when there is no such member
 */
export async function readMessage({ em, viewer, now, languageModel }: Asking, given: string): Promise<StoredReading> {
  const startedMs = performance.now();
  const text = withoutControls(given).trim();
  if (isBlank(text)) throw new DomainError('INVALID_INPUT', 'There is nothing to read: write what you will do.', 'text');
  if (text.length > LONGEST_MESSAGE)
    throw new DomainError('INVALID_INPUT', `A message has at most ${LONGEST_MESSAGE} characters; this one has ${text.length}.`, 'text');
  const [member] = await em.execute<MemberRow[]>(MEMBER, [viewer.id]);
  if (!member) throw new DomainError('NOT_FOUND', 'There is no such member.');
  const senses = await sharedSenses.of(doubtsIn(text, member.locale));
  const history = await doneBefore(em, viewer.id);
  const frame = { timezone: member.timezone ?? ZONE_UNTIL_TOLD, dayStartHour: member.day_start_hour };
  const read = readText(text, now, frame, { locale: member.locale, senses, history });
  const today = localDay(now, frame);
  const day = member.last_day !== null && member.last_day > today ? member.last_day : today;
  const embedded = day === today ? read : onwardFrom(read, day);
  const asked = member.wants_model ? languageModel : null;
  const { reading, note } = asked === null ? { reading: embedded, note: ALONE } : await coached(asked, embedded, { em, now, memberId: viewer.id!, day });
  return { ...reading, analyser: { ...note, latencyMs: Math.round(performance.now() - startedMs) } };
}
