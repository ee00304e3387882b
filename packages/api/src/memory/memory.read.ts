import { adds, admin, anyOf, computed, follow, now, one, open, page, type Paging, payload, readable, type Row, value, viewerId } from '../read/declare.ts';
import type { Args, Readable } from '../read/source.ts';
import { type Sql, sql } from '../read/sql.ts';
import { own } from '../user/user.read.ts';
import { MemoryFact } from './memory-fact.entity.ts';

const isCurrent = (m: Row<MemoryFact>): Sql => sql`(${m.expiredAt} IS NULL AND (${m.invalidAt} IS NULL OR ${m.invalidAt} > ${now}))`;

const memoryPaging: Paging<MemoryFact> = {
  orders: { CREATED_AT: { by: (m) => m.createdAt, type: 'timestamptz' } },
  usual: { field: 'CREATED_AT', direction: 'DESC' },
  filters: {
    isCurrent: (m, wanted) => (wanted === true ? isCurrent(m) : sql`NOT ${isCurrent(m)}`),
    believedAt: (m, at) => {
      const instant = value(at, 'timestamptz');
      return sql`(${m.createdAt} <= ${instant} AND (${m.expiredAt} IS NULL OR ${m.expiredAt} > ${instant}))`;
    },
  },
};

/** What is about the member that is asked for; left out: about whoever asks. */
export function about(m: { readonly user: Sql }, _: unknown, args: Args): Sql {
  return args['userId'] == null ? sql`${m.user} = ${viewerId}` : sql`${m.user} = ${value(args['userId'], 'uuid')}`;
}

/** What is known about somebody is theirs; it crosses to nobody else but the admins. */
export const memoryReads: Readable[] = [
  readable(MemoryFact, {
    rows: anyOf<MemoryFact>(own, admin),
    fields: {
      ...open<MemoryFact>('id', 'fact', 'validAt', 'invalidAt', 'createdAt', 'expiredAt', 'sourceCommitmentId'),
      ...follow<MemoryFact>('user'),
      isCurrent: computed<MemoryFact>(isCurrent),
    },
  }),
  adds('Query', { memory: page(MemoryFact, about, memoryPaging) }),
  adds('CorrectMemoryPayload', {
    fact: one(MemoryFact, (m) => sql`${m.id} = ${payload('factId', 'uuid')}`, { follow: true, sure: true }),
    replaced: one(MemoryFact, (m) => sql`${m.id} = ${payload('replacedId', 'uuid')}`, { follow: true, sure: true }),
  }),
  adds('ForgetMemoryPayload', { forgottenId: computed(() => sql`${payload('forgottenId', 'uuid')}`) }),
];
