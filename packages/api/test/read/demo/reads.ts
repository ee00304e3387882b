import { DomainError } from '../../../src/lib/errors.ts';
import {
  adds,
  admin,
  among,
  anyOf,
  computed,
  everyone,
  follow,
  is,
  many,
  now,
  one,
  oneOf,
  only,
  open,
  page,
  type Paging,
  part,
  payload,
  readable,
  type Row,
  type Rule,
  scope,
  stored,
  value,
  viewerId,
} from '../../../src/read/declare.ts';
import type { Args, Readable, ViewerClass } from '../../../src/read/source.ts';
import { type Condition, raw, type Sql, sql, within } from '../../../src/read/sql.ts';
import { Commitment, Event, Goal, Kpi, Meeting, Membership, Pod, User, UserRole } from './entities.ts';

const self: Rule<User> = (user, viewer) => viewer.kind === 'member' && sql`${user.id} = ${viewerId}`;
const mine = (row: { user: Sql }, viewer: ViewerClass): Condition => viewer.kind === 'member' && sql`${row.user} = ${viewerId}`;
const myPods = sql`SELECT pod_id FROM pod_memberships WHERE user_id = ${viewerId} AND status = 'active'`;
const inMyPod = (row: { pod: Sql }, viewer: ViewerClass): Condition => viewer.kind === 'member' && within(row.pod, myPods);
const podMate: Rule<User> = (user, viewer) =>
  viewer.kind === 'member' && within(user.id, sql`SELECT user_id FROM pod_memberships WHERE status = 'active' AND ${within(raw('pod_id'), myPods)}`);
const insider = anyOf<User>(self, admin, scope('pii:read'));

function byEither(user: Row<User>, _: unknown, { id, telegramUserId }: Args): Condition {
  if ((id == null) === (telegramUserId == null)) throw new DomainError('INVALID_INPUT', 'Give id or telegramUserId.', 'id');
  return id == null ? sql`${user.telegramUserId} = ${value(telegramUserId, 'int8')}` : sql`${user.id} = ${value(id, 'uuid')}`;
}
const userReads: Readable[] = [
  readable(User, {
    rows: anyOf<User>(admin, scope('members:read'), self, podMate),
    fields: {
      ...open<User>('id', 'firstName', 'createdAt', 'timezone', 'strengths', 'lastActivityAt'),
      ...only<User>(insider, 'email', 'telegramUserId'),
      stats: part(),
    },
  }),
  readable(User, {
    type: 'Stats',
    rows: everyone,
    fields: {
      total: computed<User>((u) => u.totalCommitments),
      completed: computed<User>((u) => u.completedCommitments),
      percent: computed<User>((u) => sql`${u.completedCommitments} * 100.0 / nullif(${u.totalCommitments}, 0)`),
    },
  }),
  readable(UserRole, { rows: anyOf<UserRole>(mine, admin), fields: { ...open<UserRole>('id', 'roleType', 'grantedAt'), ...follow<UserRole>('user') } }),
  adds<User>('User', { roles: many(UserRole, (r, u: Row<User>) => sql`${r.user} = ${u.id}`, { order: (r) => sql`${r.grantedAt}, ${r.id}` }) }),
  adds('Query', { me: one(User, (u) => sql`${u.id} = ${viewerId}`), user: one(User, byEither) }),
];

const goalReads: Readable[] = [
  readable(Goal, { rows: anyOf<Goal>(mine, admin), fields: { ...open<Goal>('id', 'title', 'progress'), ...follow<Goal>('user') } }),
];

const byScheduled: Paging<Meeting> = { orders: { AT: { by: (m) => m.scheduledAt, type: 'timestamptz' } }, usual: { field: 'AT', direction: 'ASC' } };
const podReads: Readable[] = [
  readable(Pod, {
    rows: everyone,
    fields: {
      ...open<Pod>('id', 'name', 'timeUtc', 'seats'),
      ...only<Pod>(
        anyOf<Pod>(admin, (p, viewer) => inMyPod({ pod: p.id }, viewer)),
        'zoomLink',
      ),
    },
  }),
  readable(Membership, {
    rows: anyOf<Membership>(admin, mine, inMyPod),
    fields: { ...open<Membership>('id', 'joinedAt', 'status', 'pod'), ...follow<Membership>('user') },
  }),
  readable(Meeting, { rows: everyone, fields: open<Meeting>('id', 'scheduledAt', 'minutes') }),
  adds<Pod>('Pod', {
    members: many(Membership, (m, p: Row<Pod>) => sql`${m.pod} = ${p.id}`, { order: (m) => sql`${m.joinedAt}, ${m.id}` }),
    nextMeeting: one(Meeting, (m, p: Row<Pod>) => sql`${m.pod} = ${p.id} AND ${m.scheduledAt} > ${now}`, { order: (m) => sql`${m.scheduledAt}, ${m.id}` }),
    meetings: page(Meeting, (m, p: Row<Pod>) => sql`${m.pod} = ${p.id}`, byScheduled),
  }),
  adds<User>('User', { memberships: many(Membership, (m, u: Row<User>) => sql`${m.user} = ${u.id}`, { order: (m) => sql`${m.joinedAt}, ${m.id}` }) }),
  adds('Query', {
    pod: one(Pod, (p, _, { id }) => sql`${p.id} = ${value(id, 'uuid')}`),
    pods: page(Pod, () => true, { orders: { NAME: { by: (p) => p.name, type: 'text' } }, usual: { field: 'NAME', direction: 'ASC' } }),
  }),
];

/** What was never said is not shared. Its OR has no brackets: whoever puts it beside other conditions has to set them. */
const isShared = (c: Row<Commitment>, wanted: unknown): Condition =>
  wanted === null || sql`${c.sharedWithPod} IS NULL AND NOT ${value(wanted, 'boolean')} OR ${c.sharedWithPod} = ${value(wanted, 'boolean')}`;
const commitmentPaging: Paging<Commitment> = {
  orders: {
    CREATED: { by: (c) => c.createdAt, type: 'timestamptz' },
    DUE: { by: (c) => c.dueDate, type: 'date', nullable: true },
    DIFFICULTY: { by: (c) => c.difficulty, type: 'int4', nullable: true },
  },
  usual: { field: 'CREATED', direction: 'DESC' },
  filters: { status: is('status'), statuses: among('status'), category: is('category'), due: is('dueDate', 'date'), shared: isShared },
};
const commitmentReads: Readable[] = [
  readable(Commitment, {
    rows: anyOf<Commitment>(admin, mine, (c, viewer) => viewer.kind === 'member' && sql`${c.sharedWithPod} AND ${within(c.pod, myPods)}`),
    fields: {
      ...open<Commitment>(
        'id',
        'commitment',
        'status',
        'tags',
        'remindersAt',
        'category',
        'difficulty',
        'dueDate',
        'createdAt',
        'reading',
        'grid',
        'goal',
        'pod',
      ),
      ...follow<Commitment>('user'),
    },
  }),
  stored('Reading', { score: 'int4', days: 'jsonb', tag: 'text', reasons: 'jsonb' }),
  stored('Reason', { letter: 'text', text: 'text' }),
  adds<User>('User', {
    commitments: page(Commitment, (c, u: Row<User>) => sql`${c.user} = ${u.id}`, commitmentPaging),
    recentCommitments: many(Commitment, (c, u: Row<User>) => sql`${c.user} = ${u.id}`, { order: (c) => sql`${c.createdAt} DESC, ${c.id}` }),
  }),
  adds('Query', {
    commitment: one(Commitment, (c, _, { id }) => sql`${c.id} = ${value(id, 'uuid')}`),
    commitments: page(Commitment, () => true, commitmentPaging),
  }),
  adds('CompletePayload', {
    commitment: one(Commitment, (c) => sql`${c.id} = ${payload('commitmentId', 'uuid')}`, { sure: true }),
    goal: one(Goal, (g) => sql`${g.id} = ${payload('goalId', 'uuid')}`),
    praise: computed(() => sql`${payload('praise', 'text')}`),
    wasAlready: computed(() => sql`${payload('wasAlready', 'boolean')}`),
  }),
];

const kind = (wanted: string): Rule<Event> => {
  const known = value(wanted, 'text');
  return (event) => sql`${event.kind} = ${known}`;
};
const variants = { CommitmentEvent: kind('commitment'), PodEvent: kind('pod') };
const eventRows = anyOf<Event>(admin, mine, inMyPod);
const eventReads: Readable[] = [
  oneOf(Event, { rows: eventRows, variants }),
  oneOf(Event, { type: 'Activity', rows: eventRows, variants }),
  readable(Event, { type: 'CommitmentEvent', rows: everyone, fields: { ...open<Event>('id', 'at', 'commitment'), ...follow<Event>('user') } }),
  readable(Event, { type: 'PodEvent', rows: everyone, fields: { ...open<Event>('id', 'at', 'pod'), ...follow<Event>('user') } }),
  adds('Query', {
    events: page(Event, () => true, { orders: { AT: { by: (e) => e.at, type: 'timestamptz' } }, usual: { field: 'AT', direction: 'DESC' } }),
    activities: many(Event, () => true, { order: (e) => sql`${e.at} DESC, ${e.id}` }),
  }),
];

const kpiReads: Readable[] = [
  readable(Kpi, { rows: everyone, fields: open<Kpi>('attendance', 'newUsers') }),
  adds('Kpis', { usage: one(Kpi, () => true, { sure: true }), refreshedAt: computed(() => sql`${now}`) }),
  adds('Query', { kpis: part(anyOf<unknown>(admin, scope('kpis:read'))) }),
];
export const demoReads: Readable[] = [...userReads, ...goalReads, ...podReads, ...commitmentReads, ...eventReads, ...kpiReads];
