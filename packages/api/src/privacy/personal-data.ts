/** What the erasure of a member does with rows. */
export type Deed =
  /** They are deleted. */
  | 'erased'
  /** They stay, without what was said or linked in them. */
  | 'emptied'
  /** They stay as they are: ids only, which lead nowhere when the member's row is gone. */
  | 'kept';

/**
 * Rows of a table that have to do with a member. SQL with names for what is known of the member: `:member` (uuid), `:mention` (their id between wildcards, for
 * LIKE), `:names` (a regular expression of their names, or null), and JSON lists of text `:chats`, `:addresses`, `:payments`, `:ids` (of all rows that go).
 */
export type Place = {
  readonly table: string;
  readonly deed: Deed;
  /** Which rows. */
  readonly rows: string;
  /** For `emptied`: the assignments that empty them, and which rows still hold something (left out: `rows`). */
  readonly set?: string;
  readonly remains?: string;
  /** What the member's own copy shows of a row: SQL over `t`, a jsonb; left out: the whole row. Null: nothing, since it is shown elsewhere or is no content. */
  readonly shown?: string | null;
  /** Columns that the copy leaves out: secrets of ours, and claims of workers. */
  readonly withheld?: readonly string[];
  /** Left out for rows that have an id of their own. */
  readonly hasNoId?: true;
};

const owned = (table: string, more: Partial<Place> = {}): Place => ({ table, deed: 'erased', rows: 'user_id = :member', ...more });

const isIn = (column: string, list: string): string => `${column} in (select jsonb_array_elements_text(${list}::jsonb))`;
const FINISHED = `status in ('sent', 'dead', 'unknown', 'skipped')`;
const TO_NOBODY = `user_id is null and (${isIn('chat_id::text', ':chats')} and channel = 'telegram' or ${isIn('address', ':addresses')} and channel <> 'telegram')`;
const OF_OTHERS = `user_id is distinct from :member and not coalesce(${TO_NOBODY}, false)`;
const MENTIONED = `(body || buttons::text || coalesce(receipt::text, '') || dedupe_key) like :mention`;
const UUID = '([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})';

/** Every place in the database that speaks of a member, in the order in which an erasure goes through them. A test holds it against the tables. */
export const PLACES: readonly Place[] = [
  owned('users', { rows: 'id = :member' }),
  owned('user_roles'),
  { table: 'user_roles', deed: 'emptied', rows: 'granted_by = :member', set: 'granted_by = null', shown: null },
  owned('bot_chats'),
  owned('contact_points', { withheld: ['code_hash'] }),
  owned('availability_windows'),
  owned('api_keys', { withheld: ['secret_hash', 'exchanged_hash'] }),
  owned('playground_links', { withheld: ['secret_hash'] }),
  owned('long_term_goals'),
  owned('memory_facts'),
  owned('recommendations'),
  owned('period_summaries'),
  owned('pattern_claims'),
  owned('commitment_readings'),
  owned('llm_answers'),
  owned('llm_member_days'),
  owned('recurring_commitments'),
  owned('commitments'),
  owned('commitment_events', { withheld: ['seq'] }),
  owned('user_days'),
  owned('pod_memberships', { withheld: ['calendar_token'] }),
  owned('membership_periods', { rows: 'membership_id in (select id from pod_memberships where user_id = :member)' }),
  owned('pod_waitlist'),
  { table: 'pods', deed: 'emptied', rows: 'host_id = :member', set: 'host_id = null', shown: `jsonb_build_object('id', t.id, 'host_id', t.host_id)` },
  owned('meeting_attendance'),
  {
    table: 'meetings',
    deed: 'emptied',
    rows: `concat(attendees, absent_members, agenda, action_items, member_ratings) like :mention`,
    shown: `jsonb_build_object('id', t.id, 'action_items', (select jsonb_agg(i) from jsonb_array_elements(t.action_items) i where i ->> 'userId' = :member::text))`,
  },
  owned('connections', {
    rows: ':member in (first_user_id, second_user_id)',
    shown: `to_jsonb(t) - array['first_answer', 'second_answer', 'third_answer']
      || jsonb_build_object('own_answer', case when t.first_user_id = :member then t.first_answer else t.second_answer end)`,
  }),
  {
    table: 'connections',
    deed: 'emptied',
    rows: ':member in (third_user_id, proposed_by) and :member not in (first_user_id, second_user_id)',
    set: 'third_user_id = nullif(third_user_id, :member), proposed_by = nullif(proposed_by, :member), third_answer = null, why = null',
    shown: `to_jsonb(t) - array['first_answer', 'second_answer', 'third_answer'] || jsonb_build_object('own_answer', t.third_answer)`,
  },
  owned('blocked_pairs', { rows: ':member in (first_user_id, second_user_id)', shown: `jsonb_build_object('id', t.id, 'created_at', t.created_at)` }),
  {
    table: 'match_runs',
    deed: 'emptied',
    rows: 'proposal::text like :mention',
    set: `proposal = replace(proposal::text, :member::text, '00000000-0000-0000-0000-000000000000')::jsonb`,
    shown: `jsonb_build_object('id', t.id, 'created_at', t.created_at, 'applied_at', t.applied_at)`,
  },
  owned('sequence_executions', { withheld: ['claim_token', 'lease_until'] }),
  owned('payments'),
  owned('payment_references', { hasNoId: true }),
  {
    table: 'payment_events',
    deed: 'emptied',
    // The row itself stays: it keeps a provider's repetition from being taken for news.
    rows: `user_id = :member or ${isIn('payment_id::text', ':payments')}`,
    set: `user_id = null, payment_id = null, payload = '{}'`,
  },
  owned('deliveries', { rows: `user_id = :member or ${TO_NOBODY}`, withheld: ['claim_token', 'lease_until'] }),
  {
    table: 'deliveries',
    deed: 'emptied',
    // What was said to others about the member. A message under way is stopped only when it is about nobody else: it names the member's id.
    rows: `${OF_OTHERS} and (${MENTIONED} or ${FINISHED} and (body || buttons::text || coalesce(receipt::text, '')) ~* :names)`,
    set: `status = case when ${FINISHED} then status else 'skipped' end, claim_token = null, lease_until = null,
      body = '', buttons = '[]', receipt = null, last_error = case when ${FINISHED} then null else 'the member it is about was erased' end`,
    remains: `${OF_OTHERS} and (not ${FINISHED} and ${MENTIONED} or ${FINISHED} and (body || buttons::text || coalesce(receipt::text, '')) ~* :names)`,
    shown: null,
  },
  {
    table: 'idempotency_keys',
    deed: 'erased',
    rows: `right(scope, 37) = '/' || :member::text or exists (
      select from regexp_matches(answer::text, '${UUID}', 'g') as found where ${isIn('found[1]', ':ids')})`,
    shown: null,
  },
  {
    table: 'audit_log',
    deed: 'emptied',
    rows: ':member in (actor_id, subject_id)',
    set: 'details = null, request_id = null',
    remains: ':member in (actor_id, subject_id) and (details is not null or request_id is not null)',
  },
  { table: 'events', deed: 'kept', rows: 'user_id = :member', withheld: ['seq'] },
];

/** Tables that hold nothing about members, and why. */
export const IMPERSONAL: { readonly [table: string]: string } = {
  automation_sequences: 'what admins wrote for everybody',
  sequence_versions: 'what admins wrote for everybody',
  bot_updates: 'numbers of updates, which say nothing about who wrote',
  llm_days: 'sums over all members',
  kpi_current: 'sums over all members',
  kpi_weeks: 'sums over many members, counted anew within a day',
  signing_keys: 'secrets of the service',
  suppressions: 'slow hashes of addresses that said STOP; they outlive the member so that STOP does',
  webhooks: 'addresses of third parties, and how far each has got in the log',
  webhook_deliveries: 'ids of events on their way to third parties; the log keeps them too',
  schema_migrations: 'names of migrations',
};
