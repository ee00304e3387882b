import { randomUUID } from 'node:crypto';
import { PLACES } from '../../src/privacy/personal-data.ts';
import { NOW } from '../support/clock.ts';
import type { TestDatabase } from '../support/database.ts';

/** Stands wherever something about the member can stand, and nowhere else. */
export const CANARY = 'canary-9d41c7';
export type Life = { readonly userId: string; readonly mateId: string; readonly podId: string };

/** Of a seeded community the member with most calls behind them, given a row in every table that can have one, with the canary in every text and JSON. */
export async function fullLife(database: TestDatabase): Promise<Life> {
  const [found] = await database.query<{ user_id: string; pod_id: string; mate_id: string }>(
    `select s.user_id, s.pod_id, (select user_id from pod_memberships o where o.pod_id = s.pod_id and o.user_id <> s.user_id and o.status = 'active' order by user_id limit 1) as mate_id
     from pod_memberships s where s.status = 'active' order by s.meetings_attended desc, s.user_id limit 1`,
  );
  const life = { userId: found!.user_id, mateId: found!.mate_id, podId: found!.pod_id };
  await addRows(database, life);
  await addCanaries(database, life.userId);
  await addMentions(database, life);
  return life;
}

async function addRows(database: TestDatabase, { userId, mateId, podId }: Life): Promise<void> {
  const [payment, otherPod] = [randomUUID(), randomUUID()];
  const [first, second] = [userId, mateId].toSorted();
  const [third] = (await database.query<{ id: string }>('select id from users where id <> $1 and id <> $2 order by id limit 1', [userId, mateId])).map(
    ({ id }) => id,
  );
  const [low, high] = [mateId, third].toSorted();
  await database.query('update pods set host_id = $1 where id = $2', [userId, podId]);
  await database.query(`insert into pods (id, name) values ($1, 'Another')`, [otherPod]);
  await database.query(`insert into pod_waitlist (pod_id, user_id, requested_at) values ($1, $2, $3)`, [otherPod, userId, NOW]);
  await database.query(`insert into bot_chats (user_id, bot, chat_id) values ($1, 'commitment', 4242)`, [userId]);
  await database.query(
    `insert into contact_points (user_id, kind, address, verified_at, consent_text, consent_at, opted_out_at, code_hash, code_sent_at)
     values ($1, 'sms', '+4366012345678', $2, 'yes', $2, $2, 'hash', $2), ($1, 'email', '${CANARY}@example.org', $2, null, null, null, null, null)`,
    [userId, NOW],
  );
  await database.query(`insert into availability_windows (user_id, day_of_week, from_time, to_time) values ($1, 1, '18:00', '20:00')`, [userId]);
  await database.query(`insert into api_keys (name, kind, scopes, secret_hash, prefix, user_id) values ('x', 'admin', '{}', 'secret-of-ours', 'p-1', $1)`, [
    userId,
  ]);
  await database.query(`insert into playground_links (user_id, secret_hash, expires_at) values ($1, 'secret-of-a-link', $2)`, [userId, NOW]);
  await database.query(`insert into long_term_goals (user_id, title) values ($1, 'A goal')`, [userId]);
  await database.query(
    `insert into recurring_commitments (user_id, commitment, rule, starts_on, next_on, make_on) values ($1, 'Swim', 'FREQ=WEEKLY', '2026-11-23', '2026-11-23', '2026-11-23')`,
    [userId],
  );
  await database.query(`insert into memory_facts (user_id, fact) values ($1, 'A fact')`, [userId]);
  await database.query(`insert into commitment_readings (user_id, text, reading) values ($1, 'run 5k', '{}')`, [userId]);
  await database.query(`insert into llm_answers (user_id, hash, answer) values ($1, 'a hash', '{}')`, [userId]);
  await database.query(`insert into llm_member_days (user_id, day, tokens) values ($1, '2026-11-18', 400)`, [userId]);
  await database.query(
    `insert into pattern_claims (user_id, factor, level, direction, inside, outside, effect_pp, p_adjusted, looks_spent, first_seen, last_confirmed, valid_at, evidence, text)
     values ($1, 'weekday', 'Monday', 'up', '{}', '{}', '{}', 0.01, 1, '2026-11-01', '2026-11-01', $2, '{}', 'Mondays go well.')`,
    [userId, NOW],
  );
  await database.query(
    `insert into period_summaries (user_id, period, start_on, end_on, timezone, figures, text, input_hash) values ($1, 'week', '2026-11-09', '2026-11-15', 'UTC', '{}', '${CANARY}', 'x')`,
    [userId],
  );
  await database.query(
    `insert into recommendations (user_id, pattern_id, kind, text) select user_id, id, 'schedule', '${CANARY}' from pattern_claims where user_id = $1`,
    [userId],
  );
  await database.query(
    `insert into connections (first_user_id, second_user_id, round_on, why, proposed_by) values ($1, $2, '2026-11-16', '{"text": "both run"}', $3)`,
    [first, second, userId],
  );
  await database.query(`insert into blocked_pairs (first_user_id, second_user_id, reason) values ($1, $2, '${CANARY}')`, [first, second]);
  await database.query(
    `insert into match_runs (seed, objective, is_proven, placed, waiting, proposal)
     values (1, 0, true, 0, 1, jsonb_build_object('groups', '[]'::jsonb, 'waiting', jsonb_build_array(jsonb_build_object('userId', $1::text, 'code', 'no_availability')), 'skipped', '[]'::jsonb))`,
    [userId],
  );
  await database.query(
    `insert into connections (first_user_id, second_user_id, third_user_id, round_on, why, third_answer)
     values ($1, $2, $3, '2026-11-09', '{"text": "${CANARY}"}', 'accepted')`,
    [low, high, userId],
  );
  await database.query(
    `with s as (insert into automation_sequences (name) values ('Welcome') returning id), v as (insert into sequence_versions (sequence_id, number, steps) select id, 1, '[]' from s returning id, sequence_id)
     insert into sequence_executions (user_id, sequence_id, sequence_version_id, execution_log) select $1, sequence_id, id, '[]' from v`,
    [userId],
  );
  await database.query(
    `insert into payments (id, user_id, provider, provider_payment_id, status, amount_minor, currency) values ($1, $2, 'stripe', 'pi_1', 'paid', 900, 'EUR')`,
    [payment, userId],
  );
  await database.query(`insert into payment_references (provider, reference, user_id) values ('stripe', 'cus_1', $1)`, [userId]);
  await database.query(
    `insert into payment_events (provider, provider_event_id, type, user_id, payment_id, occurred_at, payload) values ('stripe', 'evt_1', 'paid', $1, $2, $3, '{"name": "${CANARY}"}')`,
    [userId, payment, NOW],
  );
  await database.query(
    `insert into deliveries (channel, bot, chat_id, address, user_id, topic, body, dedupe_key, due_at, status)
     values ('telegram', 'commitment', 4242, null, $1, 'check_in', 'How was it?', 'a', $2, 'sent'),
            ('telegram', 'commitment', 4242, null, null, 'welcome', '${CANARY}', 'b', $2, 'sent'),
            ('sms', 'commitment', null, '+4366012345678', null, 'stop', '${CANARY}', 'c', $2, 'sent')`,
    [userId, NOW],
  );
  await database.query(
    `insert into idempotency_keys (scope, key, operation, body_hash, answer) values ('k/' || $1, 'i1', 'x', 'h', '{"value": "${CANARY}"}')`,
    [userId],
  );
}

/** Every text and JSON of rows that go, as far as the rules of the table allow it. */
async function addCanaries(database: TestDatabase, userId: string): Promise<void> {
  for (const { table } of PLACES.filter(({ deed, rows }) => deed === 'erased' && rows.startsWith('user_id = :member'))) {
    const columns = await database.query<{ column_name: string; data_type: string }>(
      `select column_name, data_type from information_schema.columns where table_schema = 'public' and table_name = $1 and data_type in ('text', 'jsonb')`,
      [table],
    );
    for (const { column_name, data_type } of columns) {
      const value = data_type === 'text' ? CANARY : JSON.stringify({ text: CANARY });
      await database
        .query(`update ${table} set ${column_name} = $1 where user_id = $2 and ctid = (select min(ctid) from ${table} where user_id = $2)`, [value, userId])
        .catch((error: { code?: string }) => {
          // A closed set, a form of its own, or what others stand on.
          if (!['23514', '23503', '23505'].includes(error.code ?? '')) throw error;
        });
    }
  }
  await database.query(
    `update users set first_name = 'Annabelle ${CANARY}', username = 'annabelle_user', email = '${CANARY}@example.com', bio = '${CANARY}', strengths = '["${CANARY}"]', help_needed = '["${CANARY}"]' where id = $1`,
    [userId],
  );
}

/** What others' rows say of the member. */
async function addMentions(database: TestDatabase, { userId, mateId, podId }: Life): Promise<void> {
  await database.query(
    `update meetings set action_items = jsonb_build_array(jsonb_build_object('text', '${CANARY}', 'userId', $1::text), jsonb_build_object('text', 'for all', 'userId', null))
     where id = (select id from meetings where pod_id = $2 and status = 'completed' order by scheduled_at desc limit 1)`,
    [userId, podId],
  );
  await database.query(
    `insert into user_roles (user_id, role_type, granted_by, metadata) values ($1, 'paid', $2::uuid, jsonb_build_object('person', jsonb_build_object('grantedBy', $2::uuid::text, 'expiresAt', '2027-01-01')))
     on conflict (user_id, role_type) do update set granted_by = excluded.granted_by, metadata = excluded.metadata`,
    [mateId, userId],
  );
  await database.query(
    `insert into deliveries (bot, chat_id, user_id, topic, body, dedupe_key, due_at, status) values
       ('pod', 77, $1, 'intro', 'Meet Annabelle ${CANARY}, who runs.', 'm1', $3, 'sent'),
       ('pod', 77, $1, 'intro', 'Say hello to ${CANARY}.', 'intro:' || $2, $3, 'queued'),
       ('pod', 77, $1, 'check_in', 'How was your day?', 'm3', $3, 'queued')`,
    [mateId, userId, NOW],
  );
  await database.query(
    `insert into audit_log (at, actor_id, viewer_kind, operation, subject_id, details, request_id) values ($1, null, 'admin', 'updateProfile', $2, '{"note": "${CANARY}"}', 'r1')`,
    [NOW, userId],
  );
  const [commitment] = await database.query<{ id: string }>('select id from commitments where user_id = $1 order by id limit 1', [userId]);
  await database.query(
    `insert into idempotency_keys (scope, key, operation, body_hash, answer) values
       ('k/', 'i2', 'createCommitment', 'h', jsonb_build_object('value', jsonb_build_object('commitmentId', $1::text, 'note', '${CANARY}'))),
       ('k/', 'i3', 'createPod', 'h', jsonb_build_object('value', jsonb_build_object('podId', $2::text)))`,
    [commitment!.id, podId],
  );
}

/** Every table and column in which a text stands now. */
export async function whereIs(database: TestDatabase, text: string): Promise<string[]> {
  const columns = await database.query<{ table_name: string; column_name: string }>(
    `select c.table_name, c.column_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, 2`,
  );
  const found: string[] = [];
  for (const { table_name, column_name } of columns) {
    const [hit] = await database.query(`select 1 from ${table_name} where ${column_name}::text like '%' || $1 || '%' limit 1`, [text]);
    if (hit) found.push(`${table_name}.${column_name}`);
  }
  return found;
}
