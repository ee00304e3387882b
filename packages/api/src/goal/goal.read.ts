import { adds, admin, anyOf, follow, many, open, readable, type Row } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { sql } from '../read/sql.ts';
import type { User } from '../user/user.entity.ts';
import { own } from '../user/user.read.ts';
import { LongTermGoal } from './long-term-goal.entity.ts';

/** Goals are between a member and the admins; pods see commitments, and only shared ones. */
export const goalReads: Readable[] = [
  readable(LongTermGoal, {
    rows: anyOf<LongTermGoal>(own, admin),
    fields: {
      ...open<LongTermGoal>('id', 'title', 'description', 'targetCompletionDate', 'category', 'progressPercentage', 'status', 'createdAt'),
      ...follow<LongTermGoal>('user'),
    },
  }),
  adds<User>('User', { longTermGoals: many(LongTermGoal, (g, u: Row<User>) => sql`${g.user} = ${u.id}`, { order: (g) => sql`${g.createdAt}, ${g.id}` }) }),
];
