import { adds, admin, anyOf, computed, many, one, open, payload, readable, type Row } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { sql } from '../read/sql.ts';
import { ContactPoint } from '../user/contact-point.entity.ts';
import { User } from '../user/user.entity.ts';
import { membersScope, own } from '../user/user.read.ts';

const contactPoint = one(ContactPoint, (c) => sql`${c.id} = ${payload('contactPointId', 'uuid')}`, { follow: true, sure: true });
const user = one(User, (u) => sql`${u.id} = ${payload('userId', 'uuid')}`, { follow: true, sure: true });

/** Addresses are between a member and the admins; of a code only its hash is kept, and nobody reads that. */
export const contactPointReads: Readable[] = [
  readable(ContactPoint, {
    rows: anyOf<ContactPoint>(own, admin, membersScope('pii:read')),
    fields: {
      ...open<ContactPoint>('id', 'kind', 'address', 'verifiedAt', 'consentText', 'consentAt', 'consentSource', 'optedOutAt', 'bouncedAt', 'createdAt'),
      isUsable: computed<ContactPoint>(
        (c) =>
          sql`(${c.verifiedAt} IS NOT NULL AND ${c.optedOutAt} IS NULL AND ${c.bouncedAt} IS NULL AND (${c.kind} = 'email' OR ${c.consentAt} IS NOT NULL))`,
      ),
    },
  }),
  adds<User>('User', { contactPoints: many(ContactPoint, (c, u: Row<User>) => sql`${c.user} = ${u.id}`, { order: (c) => sql`${c.createdAt}, ${c.id}` }) }),
  adds('AddContactPointPayload', { contactPoint, user }),
  adds('VerifyContactPointPayload', {
    contactPoint,
    outcome: computed(() => sql`${payload('outcome', 'text')}`),
    attemptsLeft: computed(() => sql`${payload('attemptsLeft', 'int')}`),
  }),
  adds('RemoveContactPointPayload', { removedId: computed(() => sql`${payload('contactPointId', 'uuid')}`), user }),
];
