import type { Event } from '../event/event.entity.ts';
import { inViewersPod } from '../pod/pod.read.ts';
import {
  adds,
  admin,
  among,
  anyOf,
  computed,
  followOnly,
  is,
  many,
  now,
  one,
  only,
  open,
  page,
  type Paging,
  payload,
  readable,
  type Row,
  type Rule,
  keysPods,
  scopeIn,
  stored,
  value,
  viewerId,
} from '../read/declare.ts';
import type { Args, Readable } from '../read/source.ts';
import { type Condition, every, join, literal, type Sql, sql } from '../read/sql.ts';
import { User } from '../user/user.entity.ts';
import { memberToday, own, personal, whose } from '../user/user.read.ts';
import { CommitmentReading } from './commitment-reading.entity.ts';
import { Commitment } from './commitment.entity.ts';
import { DAY_WORDS } from './day-words.rules.ts';
import { UserDay } from './user-day.entity.ts';

/** Pod-mates see what is shared with the pod they are in at present. */
const shared: Rule<Commitment> = (c, viewer) => every([inViewersPod(c.pod, viewer), c.sharedWithPod]);
const seen = anyOf<Commitment>(
  admin,
  scopeIn<Commitment>('commitments:read', (c) => sql`${c.pod} = ANY (${keysPods})`),
  own,
  shared,
);

const commitmentPaging: Paging<Commitment> = {
  orders: {
    CREATED_AT: { by: (c) => c.createdAt, type: 'timestamptz' },
    DUE_DATE: {
      by: (c) => c.dueDate,
      type: 'date',
      nullable: true,
      ties: [
        { by: (c) => sql`coalesce(${c.timeOfDay}, '24:00'::time)`, type: 'time' },
        { by: (c) => c.createdAt, type: 'timestamptz' },
      ],
    },
  },
  usual: { field: 'CREATED_AT', direction: 'DESC' },
  filters: {
    status: among('status'),
    category: among('category'),
    dueDate: is('dueDate', 'date'),
    createdAt: is('createdAt', 'timestamptz'),
    completedAt: is('completedAt', 'timestamptz'),
    sharedWithPod: is('sharedWithPod', 'bool'),
    longTermGoalId: is('longTermGoal', 'uuid'),
    recurringCommitmentId: is('recurringCommitment', 'uuid'),
  },
};

/** As `withoutDay` does it. */
function textWithoutDay({ commitment }: Row<Commitment>): Sql {
  const taken = (place: Sql): Sql => sql`WHEN ${commitment} ~* ${place} THEN btrim(regexp_replace(${commitment}, ${place}, '', 'i'))`;
  const families = DAY_WORDS.map(
    ({ mark, places }) => sql`CASE WHEN ${commitment} ~* ${literal(mark)} THEN CASE ${join(places.map(literal).map(taken), ' ')} END END`,
  );
  return sql`coalesce(${join(families, ', ')}, ${commitment})`;
}

/** A break is nobody else's business. */
const self: Rule<User> = (user, viewer) => viewer.kind === 'member' && sql`${user.id} = ${viewerId}`;
const answeredUser = { user: one(User, (u) => sql`${u.id} = ${payload('userId', 'uuid')}`, { follow: true, sure: true }) };

/** Whoever was let do it sees what it was done to. */
const answered = {
  commitment: one(Commitment, (c) => sql`${c.id} = ${payload('commitmentId', 'uuid')}`, { follow: true, sure: true }),
  ...answeredUser,
};
const wasAlready = computed(() => sql`${payload('wasAlready', 'bool')}`);

/** A day that was open when the ledger was last written, and of which nothing came, says nothing any more. */
function daysOf(d: Row<UserDay>, u: Row<User>, args: Args): Condition {
  return every([
    sql`${d.user} = ${u.id} AND NOT (${d.verdict} = 'pending' AND coalesce(${d.day} < ${memberToday(u)}, false))`,
    args['before'] == null || sql`${d.day} < ${value(args['before'], 'date')}`,
  ]);
}

export const commitmentReads: Readable[] = [
  readable(Commitment, {
    // Deleted ones are seen by nobody; what they meant for the streak stays in the ledger.
    rows: (c, viewer) => every([sql`${c.deletedAt} IS NULL`, seen(c, viewer)]),
    fields: {
      ...open<Commitment>(
        'id',
        'smartScore',
        'category',
        'difficultyLevel',
        'estimatedTimeMinutes',
        'status',
        'createdAt',
        'completedAt',
        'dueDate',
        'timeOfDay',
        'isLate',
        'closesAt',
        'sharedWithPod',
        'longTermGoal',
        'recurringCommitment',
        'pod',
        'updatedAt',
        'version',
      ),
      ...only<Commitment>(personal, 'commitment', 'originalCommitment'),
      ...followOnly<Commitment>(whose, 'user'),
      textWithoutDay: computed<Commitment>(textWithoutDay, personal),
      contextFromPrevious: computed<Commitment>((c) => sql`(${c.contextFromPrevious} ->> 'block')`, anyOf<Commitment>(own, admin)),
      isAwaitingReport: computed<Commitment>((c) => sql`(${c.status} = 'active' AND coalesce(${c.closesAt} <= ${now}, false))`),
    },
  }),
  readable(UserDay, {
    rows: anyOf<UserDay>(own, admin),
    fields: open<UserDay>('id', 'day', 'verdict', 'rule', 'reason', 'timezone', 'credits', 'misses', 'streakAfter', 'isBreak'),
  }),
  readable(CommitmentReading, {
    rows: anyOf<CommitmentReading>(own, admin),
    fields: {
      ...open<CommitmentReading>('id', 'text'),
      intent: computed<CommitmentReading>((r) => sql`(${r.reading} ->> 'intent')`),
      isCommitment: computed<CommitmentReading>((r) => sql`(${r.reading} ->> 'isCommitment')::bool`),
      items: computed<CommitmentReading>((r) => sql`(${r.reading} -> 'items')`),
    },
  }),
  stored('ReadingItem', {
    index: 'int',
    text: 'text',
    score: 'int',
    points: 'jsonb',
    when: 'jsonb',
    reasons: 'jsonb',
    category: 'text',
    difficultyLevel: 'int',
    estimatedTimeMinutes: 'int',
    dueDate: 'text',
    timeOfDay: 'text',
    dueAlternatives: 'jsonb',
    question: 'text',
    questionLetter: 'text',
    questionOptions: 'jsonb',
    asksCategory: 'bool',
    rewrite: 'text',
    safety: 'text',
    safetyCertainty: 'text',
  }),
  stored('SmartPoints', { S: 'int', M: 'int', A: 'int', R: 'int', T: 'int' }),
  stored('ReadingWhen', { kind: 'text', rrule: 'text' }),
  stored('SmartReason', { letter: 'text', text: 'text' }),
  adds<User>('User', {
    commitments: page(Commitment, (c, u: Row<User>) => sql`${c.user} = ${u.id}`, commitmentPaging),
    breakUntil: computed<User>(
      (u) => sql`(CASE WHEN ${u.breakUntil} >= coalesce(${memberToday(u)}, (${now} AT TIME ZONE 'UTC')::date) THEN ${u.breakUntil} END)`,
      anyOf<User>(self, admin),
    ),
    days: many(UserDay, daysOf, { order: (d) => sql`${d.day} DESC` }),
  }),
  adds<Event>('Event', { commitment: one(Commitment, (c, event: Row<Event>) => sql`${c.id} = ${event.commitmentId}`) }),
  adds('Query', {
    commitment: one(Commitment, (c, _, args) => sql`${c.id} = ${value(args['id'], 'uuid')}`),
    commitments: page(Commitment, () => true, commitmentPaging),
  }),
  adds('AnalyzeCommitmentPayload', { reading: one(CommitmentReading, (r) => sql`${r.id} = ${payload('readingId', 'uuid')}`, { follow: true, sure: true }) }),
  adds('CreateCommitmentPayload', answered),
  adds('PromiseActionItemPayload', answered),
  adds('UpdateCommitmentPayload', answered),
  adds('CompleteCommitmentPayload', { ...answered, wasAlready }),
  adds('FailCommitmentPayload', { ...answered, wasAlready }),
  adds('UndoCommitmentPayload', answered),
  adds('PauseCommitmentPayload', answered),
  adds('ResumeCommitmentPayload', answered),
  adds('TakeBreakPayload', answeredUser),
  adds('EndBreakPayload', answeredUser),
  adds('DeleteCommitmentPayload', { deletedId: computed(() => sql`${payload('commitmentId', 'uuid')}`), user: answered.user }),
];
