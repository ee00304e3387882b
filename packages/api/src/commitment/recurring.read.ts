import type { Event } from '../event/event.entity.ts';
import { adds, admin, among, anyOf, follow, is, many, one, open, page, type Paging, payload, readable, type Row, value } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { sql } from '../read/sql.ts';
import { User } from '../user/user.entity.ts';
import { own } from '../user/user.read.ts';
import { RecurringCommitment } from './recurring-commitment.entity.ts';

const recurringPaging: Paging<RecurringCommitment> = {
  orders: { CREATED_AT: { by: (r) => r.createdAt, type: 'timestamptz' }, NEXT_ON: { by: (r) => r.nextOn, type: 'date', nullable: true } },
  usual: { field: 'CREATED_AT', direction: 'DESC' },
  filters: {
    status: among('status'),
    category: among('category'),
    nextOn: is('nextOn', 'date'),
    createdAt: is('createdAt', 'timestamptz'),
    longTermGoalId: is('longTermGoal', 'uuid'),
    userId: is('user', 'uuid'),
  },
};

const answered = {
  recurringCommitment: one(RecurringCommitment, (r) => sql`${r.id} = ${payload('recurringCommitmentId', 'uuid')}`, { follow: true, sure: true }),
  user: one(User, (u) => sql`${u.id} = ${payload('userId', 'uuid')}`, { follow: true, sure: true }),
};

/** What repeats is between a member and the admins; a pod sees the occurrences that are shared with it. */
export const recurringReads: Readable[] = [
  readable(RecurringCommitment, {
    rows: anyOf<RecurringCommitment>(own, admin),
    fields: {
      ...open<RecurringCommitment>(
        'id',
        'commitment',
        'rule',
        'timeOfDay',
        'startsOn',
        'endsOn',
        'nextOn',
        'status',
        'category',
        'difficultyLevel',
        'estimatedTimeMinutes',
        'longTermGoal',
        'sharedWithPod',
        'createdAt',
        'updatedAt',
        'version',
      ),
      ...follow<RecurringCommitment>('user'),
    },
  }),
  adds<User>('User', {
    recurringCommitments: many(RecurringCommitment, (r, u: Row<User>) => sql`${r.user} = ${u.id}`, { order: (r) => sql`${r.createdAt}, ${r.id}` }),
  }),
  adds<Event>('Event', { recurringCommitment: one(RecurringCommitment, (r, event: Row<Event>) => sql`${r.id} = ${event.subjectId}`) }),
  adds('Query', {
    recurringCommitment: one(RecurringCommitment, (r, _, args) => sql`${r.id} = ${value(args['id'], 'uuid')}`),
    recurringCommitments: page(RecurringCommitment, () => true, recurringPaging),
  }),
  adds('CreateRecurringCommitmentPayload', answered),
  adds('UpdateRecurringCommitmentPayload', answered),
  adds('PauseRecurringCommitmentPayload', answered),
  adds('ResumeRecurringCommitmentPayload', answered),
  adds('EndRecurringCommitmentPayload', answered),
];
