/** One time that a bot had a question in its hands: it may have sent it once meanwhile, and not more often. Real time, milliseconds since 1970. */
export type Claim = {
  readonly telegramId: string;
  readonly dedupeKey: string;
  readonly fromMs: number;
  /** Null while it is held. */
  readonly toMs: number | null;
  /** What the bot reported; `lease over` when somebody claimed it after a report had not come in time. */
  readonly end: string | null;
  /** Why it could not be sent, as the bot reported. */
  readonly reason: string | null;
};
/** A time in which something was broken. */
export type Cut = { readonly fromMs: number; readonly toMs: number };

/** What a bot reports of a message that may or may not have come. */
const UNANSWERED = 'Telegram did not answer.';
/** A process that was started again, or hears again, needs so long until it does its work. */
const RECOVERY_MS = 10_000;

/** Whether the message may be in the chat although nobody keeps it as sent. What Telegram refused, and what a bot put back unsent, is not there. */
export const mayHaveCome = ({ end, reason }: Claim): boolean => end === 'lease over' || reason === UNANSWERED;

/**
 * Nothing gets lost between a bot and the outbox for no reason: where a report did not come, something was cut meanwhile; where Telegram did not answer, too, or it was told
 * not to.
 * @param orderedSilences how many calls Telegram was told not to answer
 */
export function judgeClaims(claims: readonly Claim[], cuts: readonly Cut[], orderedSilences: number): string[] {
  const unexplained = claims.filter((claim) => mayHaveCome(claim) && !cuts.some((cut) => meets(claim, cut)));
  const unreported = unexplained.filter(({ end }) => end === 'lease over');
  const unanswered = unexplained.length - unreported.length;
  return [
    ...unreported.map(({ dedupeKey }) => `${dedupeKey}: nobody reported what became of it, and nothing was broken meanwhile.`),
    ...(unanswered > orderedSilences ? [`Telegram did not answer ${unanswered} times with nothing broken, and was told so ${orderedSilences} times.`] : []),
  ];
}

const meets = ({ fromMs, toMs }: Claim, cut: Cut): boolean => fromMs <= cut.toMs + RECOVERY_MS && (toMs ?? Infinity) >= cut.fromMs;

/** Lets the database itself write down who had which question in their hands: what is looked at from time to time is not all there was. */
export const OBSERVE_CLAIMS = `
  create table chaos_claims (delivery_id uuid not null, token uuid not null, began timestamptz not null default clock_timestamp(), ended timestamptz, how text, reason text);
  create function chaos_note_claim() returns trigger language plpgsql as $$
  begin
    if old.status = 'claimed' and (new.status <> 'claimed' or new.claim_token <> old.claim_token) then
      update chaos_claims set ended = clock_timestamp(), how = case when new.claim_token <> old.claim_token then 'lease over' else new.status end, reason = new.last_error
        where delivery_id = new.id and token = old.claim_token and ended is null;
    end if;
    if new.status = 'claimed' and (old.status <> 'claimed' or new.claim_token <> old.claim_token) then
      insert into chaos_claims (delivery_id, token) values (new.id, new.claim_token);
    end if;
    return null;
  end $$;
  create trigger chaos_note_claim after update on deliveries for each row execute function chaos_note_claim();`;

/** What it wrote down of the questions. */
export const CLAIMS = `
  select u.telegram_user_id::text as "telegramId", d.dedupe_key as "dedupeKey", (extract(epoch from c.began) * 1000)::float8 as "fromMs",
    (extract(epoch from c.ended) * 1000)::float8 as "toMs", c.how as "end", case when c.how in ('failed', 'dead') then c.reason end as reason
  from chaos_claims c join deliveries d on d.id = c.delivery_id join users u on u.id = d.user_id where d.dedupe_key like 'check-in:%' order by c.began`;
