import type { Event } from '../event/event.entity.ts';
import { adds, admin, among, anyOf, follow, is, many, one, open, page, type Paging, payload, readable, type Row, value } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { sql } from '../read/sql.ts';
import type { User } from '../user/user.entity.ts';
import { own } from '../user/user.read.ts';
import { LongTermGoal } from './long-term-goal.entity.ts';

const goalPaging: Paging<LongTermGoal> = {
  orders: {
    CREATED_AT: { by: (g) => g.createdAt, type: 'timestamptz' },
    TARGET_COMPLETION_DATE: { by: (g) => g.targetCompletionDate, type: 'date', nullable: true },
  },
  usual: { field: 'CREATED_AT', direction: 'DESC' },
  filters: {
    status: among('status'),
    category: among('category'),
    targetCompletionDate: is('targetCompletionDate', 'date'),
    userId: is('user', 'uuid'),
  },
};

const answered = { longTermGoal: one(LongTermGoal, (g) => sql`${g.id} = ${payload('goalId', 'uuid')}`, { follow: true, sure: true }) };

/** Goals are between a member and the admins; pods see commitments, and only shared ones. */
export const goalReads: Readable[] = [
  readable(LongTermGoal, {
    rows: anyOf<LongTermGoal>(own, admin),
    fields: {
      ...open<LongTermGoal>(
        'id',
        'title',
        'description',
        'targetCompletionDate',
        'category',
        'progressPercentage',
        'status',
        'createdAt',
        'updatedAt',
        'version',
      ),
      ...follow<LongTermGoal>('user'),
    },
  }),
  adds<User>('User', { longTermGoals: many(LongTermGoal, (g, u: Row<User>) => sql`${g.user} = ${u.id}`, { order: (g) => sql`${g.createdAt}, ${g.id}` }) }),
  adds<Event>('Event', { longTermGoal: one(LongTermGoal, (g, event: Row<Event>) => sql`${g.id} = ${event.subjectId}`) }),
  adds('Query', {
    longTermGoal: one(LongTermGoal, (g, _, args) => sql`${g.id} = ${value(args['id'], 'uuid')}`),
    longTermGoals: page(LongTermGoal, () => true, goalPaging),
  }),
  adds('CreateLongTermGoalPayload', answered),
  adds('UpdateLongTermGoalPayload', answered),
  adds('ArchiveLongTermGoalPayload', answered),
];
