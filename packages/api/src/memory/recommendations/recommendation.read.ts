import { adds, admin, among, anyOf, computed, follow, one, open, page, type Paging, payload, readable, stored } from '../../read/declare.ts';
import type { Readable } from '../../read/source.ts';
import { sql } from '../../read/sql.ts';
import { own } from '../../user/user.read.ts';
import { about } from '../memory.read.ts';
import { Recommendation } from './recommendation.entity.ts';

const paging: Paging<Recommendation> = {
  orders: { CREATED_AT: { by: (r) => r.createdAt, type: 'timestamptz' } },
  usual: { field: 'CREATED_AT', direction: 'DESC' },
  filters: { status: among('status') },
};

/** Advice is between a member and the admins. */
export const recommendationReads: Readable[] = [
  readable(Recommendation, {
    rows: anyOf<Recommendation>(own, admin),
    fields: {
      ...open<Recommendation>('id', 'kind', 'text', 'status', 'createdAt', 'answeredAt'),
      ...follow<Recommendation>('user', 'pattern'),
      effect: computed<Recommendation>(
        (r) => sql`(CASE WHEN ${r.effect} IS NULL THEN NULL ELSE jsonb_build_object('isEnough', ${r.effect} -> 'measured', 'before', ${r.effect} -> 'before',
          'after', ${r.effect} -> 'after', 'change', ${r.effect} -> 'change_pp') END)`,
      ),
    },
  }),
  stored('RecommendationEffect', { isEnough: 'boolean', before: 'jsonb', after: 'jsonb', change: 'jsonb' }),
  adds('Query', { recommendations: page(Recommendation, about, paging) }),
  adds('AnswerRecommendationPayload', {
    recommendation: one(Recommendation, (r) => sql`${r.id} = ${payload('recommendationId', 'uuid')}`, { follow: true, sure: true }),
  }),
];
