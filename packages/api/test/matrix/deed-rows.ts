import { MATCH_ROWS } from './match-rows.ts';
import { daysFromNow, hoursFromNow, NOW } from '../support/clock.ts';
import { COMMITMENT, idOf, MEETING, personId, POD } from './ids.ts';
import { learnt } from './memory-rows.ts';
import type { SceneRow } from './people-rows.ts';
import { recurring } from './recurring-rows.ts';
import { webhooks } from './webhook-rows.ts';

const json = (value: unknown): string => JSON.stringify(value);
const anna = personId('Anna');
const ben = personId('Ben');

const promise = { user_id: anna, commitment: 'Run for 30 minutes', created_at: daysFromNow(-3), updated_at: NOW };
const filledPromise = {
  original_commitment: 'tomorrow i will run for 30 minutes',
  smart_score: 8,
  category: 'health',
  difficulty_level: 2,
  estimated_time_minutes: 30,
  status: 'completed',
  completed_at: daysFromNow(-1),
  due_date: '2026-11-16',
  time_of_day: '07:00',
  closes_at: daysFromNow(-1.5),
  is_late: true,
  user_day: '2026-11-17',
  related_long_term_goal_id: idOf('long_term_goals', 1),
  shared_with_pod: true,
  pod_id: POD.earlyBirds,
  recurring_commitment_id: idOf('recurring_commitments', 1),
  occurrence_on: '2026-11-16',
  context_from_previous: json({ v: 1, block: 'Runs on most days.' }),
};
const TODAY = { due_date: '2026-11-18', closes_at: hoursFromNow(12) };
const commitments: readonly SceneRow[] = [
  ...recurring,
  ['commitments', { ...promise, ...filledPromise, id: COMMITMENT.shared }],
  ['commitments', { ...promise, ...TODAY, id: COMMITMENT.own, pod_id: POD.earlyBirds }],
  ['commitments', { ...promise, ...TODAY, id: COMMITMENT.kept, status: 'completed', completed_at: hoursFromNow(-2), user_day: '2026-11-18' }],
  ['commitments', { ...promise, id: COMMITMENT.resting, status: 'paused' }],
];
const told = (commitment_id: string, type: string, at: Date, due: string | null = null): SceneRow => [
  'commitment_events',
  { user_id: anna, commitment_id, type, at, due, recorded_at: at },
];
const history: readonly SceneRow[] = [
  told(COMMITMENT.shared, 'create', daysFromNow(-3), '2026-11-16'),
  told(COMMITMENT.own, 'create', daysFromNow(-3), '2026-11-18'),
  told(COMMITMENT.kept, 'create', daysFromNow(-3), '2026-11-18'),
  told(COMMITMENT.resting, 'create', daysFromNow(-3)),
  told(COMMITMENT.resting, 'pause', daysFromNow(-2)),
  told(COMMITMENT.shared, 'complete', daysFromNow(-1)),
  told(COMMITMENT.kept, 'complete', hoursFromNow(-2)),
  ['user_days', { id: idOf('user_days', 1), user_id: anna, day: '2026-11-17', verdict: 'kept', rule: 'on_time', reason: 'Done', timezone: 'Europe/London' }],
];

const meeting = { pod_id: POD.earlyBirds, status: 'scheduled', created_at: daysFromNow(-9), updated_at: NOW };
const filledMeeting = {
  status: 'completed',
  attendees: json([anna]),
  absent_members: json([ben]),
  attendance_rate: 50,
  agenda: json(['Hello']),
  notes: 'It went well',
  action_items: json([
    { text: 'Write', userId: anna },
    { text: 'Call', userId: anna, commitmentId: COMMITMENT.own },
  ]),
  energy_level: 7,
};
const meetings: readonly SceneRow[] = [
  ['meetings', { ...meeting, id: MEETING.toCome, scheduled_at: daysFromNow(1), local_date: '2026-11-19' }],
  ['meetings', { ...meeting, id: MEETING.beginning, scheduled_at: hoursFromNow(0.1), local_date: '2026-11-18' }],
  ['meetings', { ...meeting, id: MEETING.over, scheduled_at: daysFromNow(-1), local_date: '2026-11-17' }],
  ['meetings', { ...meeting, ...filledMeeting, id: MEETING.held, scheduled_at: daysFromNow(-6.9), local_date: '2026-11-11' }],
  ['meetings', { ...meeting, id: MEETING.missed, status: 'completed', attendance_rate: 0, scheduled_at: daysFromNow(-8), local_date: '2026-11-10' }],
];
const attendance = (n: number, meeting_id: string, user_id: string, given: object = {}): SceneRow => [
  'meeting_attendance',
  { id: idOf('meeting_attendance', n), meeting_id, user_id, created_at: daysFromNow(-9), updated_at: NOW, ...given },
];
const came = { status: 'attended', source: 'self', checked_in_at: daysFromNow(-7) };
const attendances: readonly SceneRow[] = [
  attendance(1, MEETING.held, anna, { ...came, rsvp: 'yes', rating: 5, energy: 8, disputed_at: NOW, dispute_note: 'Late, but there' }),
  attendance(2, MEETING.held, ben, came),
  ...[MEETING.toCome, MEETING.beginning, MEETING.over].flatMap((id, at) => [attendance(3 + 2 * at, id, anna), attendance(4 + 2 * at, id, ben)]),
  attendance(9, MEETING.missed, anna, { status: 'missed' }),
  attendance(10, MEETING.missed, ben, { status: 'missed' }),
  // Of fewer than three nothing is told.
  attendance(11, MEETING.held, personId('Lena'), { ...came, rating: 4, energy: 6 }),
  attendance(12, MEETING.held, personId('Kim'), { ...came, rating: 4, energy: 6 }),
];

const delivery = { bot: 'commitment', user_id: anna, topic: 'check_in', body: 'How did it go?', due_at: NOW, created_at: NOW, updated_at: NOW };
const deliveries: readonly SceneRow[] = [
  [
    'deliveries',
    {
      ...delivery,
      id: idOf('deliveries', 1),
      channel: 'email',
      address: 'anna@example.org',
      status: 'sent',
      dedupe_key: 'sent',
      attempts: 1,
      sent_at: NOW,
      last_error: 'Busy the first time',
    },
  ],
  [
    'deliveries',
    { ...delivery, id: idOf('deliveries', 2), chat_id: '700000001', dedupe_key: 'due', topic: 'test', buttons: json([[{ text: 'Done', data: 'd' }]]) },
  ],
  [
    'deliveries',
    {
      ...delivery,
      id: idOf('deliveries', 3),
      chat_id: '700000001',
      status: 'claimed',
      claim_token: idOf('deliveries', 33),
      lease_until: '2100-01-01',
      dedupe_key: 'claimed',
    },
  ],
  ['deliveries', { ...delivery, id: idOf('deliveries', 4), chat_id: '700000001', status: 'dead', dedupe_key: 'dead' }],
];

// Anna has no number, so the second step would be skipped.
const steps = json([
  { type: 'telegram', delay_hours: 1, message: 'Welcome', template: 'welcome', wait_until: '09:00' },
  { type: 'sms', delay_hours: 2, message: 'Hello' },
]);
const sequence = (n: number, is_active: boolean): readonly SceneRow[] => [
  [
    'automation_sequences',
    {
      id: idOf('automation_sequences', n),
      name: `Sequence ${n}`,
      description: 'What it is for',
      trigger_type: 'inactive',
      trigger_conditions: json({ goals_category: ['health'], experience_level: ['beginner'], role: ['paid'], inactive_days: 3 }),
      steps,
      is_active,
    },
  ],
  ['sequence_versions', { id: idOf('sequence_versions', n), sequence_id: idOf('automation_sequences', n), number: 1, steps }],
];
const execution = (n: number, given: object): SceneRow => [
  'sequence_executions',
  {
    id: idOf('sequence_executions', n),
    user_id: anna,
    sequence_id: idOf('automation_sequences', 1),
    sequence_version_id: idOf('sequence_versions', 1),
    key: String(n),
    started_at: NOW,
    next_run_at: hoursFromNow(1),
    execution_log: json([{ step: 0, at: NOW.toISOString(), outcome: 'sent', delivery_id: idOf('deliveries', 1) }]),
    ...given,
  },
];

const key = (n: number, name: string, given: object): SceneRow => [
  'api_keys',
  {
    id: idOf('api_keys', n),
    name,
    kind: 'integration',
    scopes: ['pods:read', 'events:read'],
    secret_hash: 'the hash of nothing',
    prefix: `tpm_integration_${name}`,
    created_at: NOW,
    ...given,
  },
];
const [first, second] = [anna, ben].toSorted() as [string, string];
const others: readonly SceneRow[] = [
  ...sequence(1, true),
  ...sequence(2, false),
  execution(1, { completed_at: NOW }),
  execution(2, { status: 'paused' }),
  ...learnt,
  [
    'connections',
    {
      id: idOf('connections', 1),
      first_user_id: first,
      second_user_id: second,
      pod_id: POD.earlyBirds,
      round_on: '2026-11-09',
      why: json({ text: 'Both run', shared: [] }),
      proposed_by: ben,
      status: 'accepted',
      first_answer: 'accepted',
      second_answer: 'accepted',
      snoozed_until: daysFromNow(-1),
      has_met: true,
      answered_at: NOW,
    },
  ],
  ...MATCH_ROWS,
  [
    'audit_log',
    {
      id: idOf('audit_log', 1),
      at: NOW,
      key_id: idOf('api_keys', 1),
      actor_id: personId('Sue'),
      viewer_kind: 'admin',
      operation: 'grantRole',
      subject_id: anna,
      details: json({ roleType: 'paid' }),
    },
  ],
  // Two more, so that `revokedAt` is there too, and one that may be changed.
  key(2, 'old', { revoked_at: NOW, scopes: [] }),
  key(3, 'young', { expires_at: daysFromNow(30) }),
  key(4, 'web', { kind: 'member', scopes: [], prefix: 'tpm_member_web', user_id: anna, expires_at: daysFromNow(1) }),
  key(1, 'scene', { expires_at: daysFromNow(30), last_used_at: NOW, pod_ids: [POD.earlyBirds], rate_limit_per_minute: 100, rotated_to: idOf('api_keys', 2) }),
];

/** What happened, in order. The first is about nobody, so that its cursor is before all others. */
const happened = (n: number, type: string, about: object): SceneRow => ['events', { id: idOf('events', n), type, at: NOW, position: n, ...about }];
const events: readonly SceneRow[] = [
  happened(1, 'kpis.refreshed', {}),
  happened(2, 'commitment.created', { user_id: anna, pod_id: POD.earlyBirds, commitment_id: COMMITMENT.shared }),
  happened(3, 'meeting.scheduled', { pod_id: POD.earlyBirds, subject_id: MEETING.held }),
  happened(4, 'goal.created', { user_id: anna, subject_id: idOf('long_term_goals', 1) }),
  happened(5, 'connection.proposed', { user_id: anna, subject_id: idOf('connections', 1) }),
  happened(6, 'api_key.created', { subject_id: idOf('api_keys', 1) }),
  happened(7, 'membership.joined', { user_id: ben, pod_id: POD.earlyBirds, subject_id: idOf('pod_memberships', 2) }),
  happened(8, 'contact_point.added', { user_id: anna, subject_id: idOf('contact_points', 1) }),
  happened(9, 'recurring_commitment.updated', { user_id: anna, subject_id: idOf('recurring_commitments', 1) }),
];

export const DEED_ROWS: readonly SceneRow[] = [...commitments, ...history, ...meetings, ...attendances, ...deliveries, ...others, ...webhooks, ...events];
