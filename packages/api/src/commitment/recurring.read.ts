import { adds, admin, anyOf, follow, many, one, open, payload, readable, type Row, value } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { sql } from '../read/sql.ts';
import { User } from '../user/user.entity.ts';
import { own } from '../user/user.read.ts';
import { RecurringCommitment } from './recurring-commitment.entity.ts';

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
        'startsOn',
        'endsOn',
        'nextOn',
        'status',
        'category',
        'difficultyLevel',
        'estimatedTimeMinutes',
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
  adds('Query', { recurringCommitment: one(RecurringCommitment, (r, _, args) => sql`${r.id} = ${value(args['id'], 'uuid')}`) }),
  adds('CreateRecurringCommitmentPayload', answered),
  adds('PauseRecurringCommitmentPayload', answered),
  adds('ResumeRecurringCommitmentPayload', answered),
  adds('EndRecurringCommitmentPayload', answered),
];
