import { daysFromNow, hoursFromNow, NOW } from '../support/clock.ts';
import { idOf, PEOPLE, personId, POD, telegramIdOf, type Person } from './ids.ts';

/** A row to be put into a table; what is left out is the table's own default. */
export type SceneRow = readonly [table: string, row: Readonly<Record<string, unknown>>];

const json = (value: unknown): string => JSON.stringify(value);
const anna = personId('Anna');

const FILLED = {
  email: 'anna@example.org',
  username: 'anna',
  first_bot_interaction_at: NOW,
  first_commitment_at: NOW,
  first_pod_call_at: NOW,
  goals_category: 'health',
  experience_level: 'beginner',
  preferred_meeting_style: 'direct',
  strengths: json(['discipline']),
  help_needed: json(['sleep']),
  bio: 'A few words about Anna',
  current_streak: 2,
  longest_streak: 3,
  onboarding_step: 'style',
  break_until: '2026-11-20',
  notification_preferences: json({
    v: 1,
    channels: { telegram: true, email: true, sms: false },
    quiet_hours: { start: '22:00', end: '07:00' },
    reminders: { due_today: true, due_soon_hours: 3, pod_meeting_hours: [24], weekly_summary: { weekday: 7, time: '18:00' } },
    streak: { day_start_hour: 3, rule: 'any', paused_until: null },
    locale: 'en',
    ai: { llm_opt_in: false, memory_opt_out: false },
  }),
};

const users = PEOPLE.map((person): SceneRow => [
  'users',
  {
    id: personId(person),
    telegram_user_id: telegramIdOf(person),
    first_name: person,
    created_at: daysFromNow(-20),
    updated_at: NOW,
    timezone: 'Europe/London',
    last_activity_at: NOW,
    onboarding_step: null,
    total_commitments: person === 'Anna' ? 4 : 0,
    completed_commitments: person === 'Anna' ? 2 : 0,
    ...(person === 'Anna' && FILLED),
  },
]);

type Role = readonly [person: Person, role: string, expiresAt: Date | null];
const ROLES: readonly Role[] = [
  ...PEOPLE.filter((person) => person !== 'Paul').map((person): Role => [person, 'unpaid', person === 'Anna' ? daysFromNow(30) : null]),
  ['Paul', 'paid', null],
  ['Mia', 'pod_member', null],
  ['Adam', 'admin', daysFromNow(1)],
  ['Sue', 'super_admin', null],
  ['Erik', 'admin', hoursFromNow(-1)],
  // As many as Erik has, so that the two see as many.
  ['Erik', 'paid', hoursFromNow(-1)],
  ['Olga', 'pod_member', hoursFromNow(-1)],
  ['Olga', 'paid', hoursFromNow(-1)],
];
const roles = ROLES.map(([person, role_type, expires_at], at): SceneRow => [
  'user_roles',
  { id: idOf('user_roles', at + 1), user_id: personId(person), role_type, granted_at: daysFromNow(-10), expires_at, updated_at: NOW },
]);

const contact = { user_id: anna, kind: 'email', consent_text: 'Yes', consent_at: NOW, consent_source: 'bot', created_at: NOW, updated_at: NOW };
const annasThings: readonly SceneRow[] = [
  ['bot_chats', { user_id: anna, bot: 'commitment', chat_id: telegramIdOf('Anna'), question: 'profile:bio', asked_at: hoursFromNow(-0.1) }],
  ['contact_points', { ...contact, id: idOf('contact_points', 1), address: 'anna@example.org', verified_at: NOW, opted_out_at: NOW, bounced_at: NOW }],
  // The hash is of no code at all: whatever is given is wrong, which is an answer and not an error.
  [
    'contact_points',
    { ...contact, id: idOf('contact_points', 2), address: 'second@example.org', code_hash: `aa.${'00'.repeat(32)}`, code_sent_at: hoursFromNow(-0.1) },
  ],
  ['availability_windows', { id: idOf('availability_windows', 1), user_id: anna, day_of_week: 1, from_time: '18:00', to_time: '20:00' }],
  [
    'long_term_goals',
    { id: idOf('long_term_goals', 1), user_id: anna, title: 'Run', description: 'Far', target_completion_date: '2026-12-31', category: 'health' },
  ],
  [
    'memory_facts',
    {
      id: idOf('memory_facts', 1),
      user_id: anna,
      fact: 'Runs in the morning',
      source_commitment_id: idOf('commitments', 1),
      valid_at: daysFromNow(-5),
      invalid_at: daysFromNow(5),
      created_at: daysFromNow(-4),
    },
  ],
  // What was believed before, so that `expiredAt` is there too.
  ['memory_facts', { id: idOf('memory_facts', 2), user_id: anna, fact: 'Runs at noon', created_at: daysFromNow(-6), expired_at: daysFromNow(-4) }],
  [
    'payments',
    {
      id: idOf('payments', 1),
      user_id: anna,
      provider: 'manual',
      provider_payment_id: 'p1',
      subscription_id: 's1',
      status: 'paid',
      amount_minor: 900,
      currency: 'EUR',
      paid_at: NOW,
      period_start: NOW,
      period_end: daysFromNow(30),
    },
  ],
  [
    'payment_events',
    {
      id: idOf('payment_events', 1),
      provider: 'manual',
      provider_event_id: 'e1',
      type: 'paid',
      user_id: anna,
      payment_id: idOf('payments', 1),
      occurred_at: NOW,
      received_at: NOW,
      applied_at: NOW,
      payload: json({ amountMinor: 900, currency: 'EUR' }),
    },
  ],
];

const membership = { joined_at: daysFromNow(-15), updated_at: NOW };
const filledSeat = { meetings_attended: 1, meetings_missed: 1, contribution_score: 4, monthly_payment_active: true, last_payment_at: NOW };
const seat = (n: number, person: Person, pod_id: string, given: object = {}): SceneRow => [
  'pod_memberships',
  { ...membership, id: idOf('pod_memberships', n), user_id: personId(person), pod_id, status: 'active', ...given },
];
const period = (n: number, status = 'active', ended_at: Date | null = null): SceneRow => [
  'membership_periods',
  { membership_id: idOf('pod_memberships', n), status, started_at: daysFromNow(-15), ended_at },
];

const podParts = { day_of_week: 1, local_time: '19:00', timezone: 'Europe/London', time_utc: '19:00', created_at: daysFromNow(-16), updated_at: NOW };
const filledPod = {
  description: 'Who gets up early',
  zoom_link: 'https://zoom.example/1',
  telegram_chat_id: '-100123',
  avg_attendance_rate: 50,
  avg_completion_rate: 50,
  member_satisfaction_score: 4,
  next_meeting_at: hoursFromNow(0.1),
  target_goals_category: 'health',
  target_experience_level: 'beginner',
  target_timezone_range: ['Europe/London'],
  host_id: anna,
};
const pods: readonly SceneRow[] = [
  ['pods', { ...podParts, ...filledPod, id: POD.earlyBirds, name: 'Early birds', current_members: 2 }],
  ['pods', { ...podParts, id: POD.nightOwls, name: 'Night owls', current_members: 2 }],
  ['pods', { ...podParts, id: POD.fullPod, name: 'Full', max_members: 1, current_members: 1 }],
  seat(1, 'Anna', POD.earlyBirds, { ...filledSeat, joined_at: daysFromNow(-16) }),
  seat(2, 'Ben', POD.earlyBirds),
  seat(3, 'Lena', POD.earlyBirds, { status: 'left', left_at: daysFromNow(-1) }),
  seat(4, 'Mia', POD.nightOwls),
  seat(5, 'Kim', POD.nightOwls, { status: 'paused' }),
  seat(6, 'Noah', POD.fullPod),
  ...[1, 2, 4, 6].map((n) => period(n)),
  period(3, 'active', daysFromNow(-1)),
  period(5, 'paused'),
  ['pod_waitlist', { id: idOf('pod_waitlist', 2), pod_id: POD.nightOwls, user_id: anna, status: 'waiting', requested_at: NOW }],
  [
    'pod_waitlist',
    {
      id: idOf('pod_waitlist', 1),
      pod_id: POD.fullPod,
      user_id: anna,
      status: 'offered',
      requested_at: daysFromNow(-2),
      offered_at: daysFromNow(-1),
      offer_expires_at: daysFromNow(1),
    },
  ],
];

export const PEOPLE_ROWS: readonly SceneRow[] = [...users, ...roles, ...pods, ...annasThings];
