import { Commitment } from '../commitment/commitment.entity.ts';
import { adds, admin, anyOf, computed, follow, is, many, open, page, type Paging, readable, type Row, stored } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { type Sql, sql } from '../read/sql.ts';
import { own } from '../user/user.read.ts';
import { about } from './memory.read.ts';
import { PatternClaim } from './pattern-claim.entity.ts';

const isCurrent = (c: Row<PatternClaim>): Sql => sql`(${c.invalidAt} IS NULL)`;

const paging: Paging<PatternClaim> = {
  orders: { CREATED_AT: { by: (c) => c.createdAt, type: 'timestamptz' } },
  usual: { field: 'CREATED_AT', direction: 'DESC' },
  filters: { isCurrent: (c, wanted) => (wanted === true ? isCurrent(c) : sql`NOT ${isCurrent(c)}`), factor: is('factor') },
};

const rate = { p: 'float8', lo: 'float8', hi: 'float8', n: 'int', k: 'int' } as const;

/** What was found out about somebody is theirs. What they wanted forgotten is shown to nobody. */
export const patternReads: Readable[] = [
  readable(PatternClaim, {
    rows: anyOf<PatternClaim>(own, admin),
    fields: {
      ...open<PatternClaim>('id', 'factor', 'level', 'direction', 'text', 'pAdjusted', 'firstSeen', 'lastConfirmed', 'createdAt', 'inside', 'outside'),
      ...follow<PatternClaim>('user'),
      effect: computed<PatternClaim>((c) => sql`${c.effectPp}`),
      isCurrent: computed<PatternClaim>(isCurrent),
      evidence: many(
        Commitment,
        (m, c: Row<PatternClaim>) =>
          sql`(${m.user} = ${c.user} AND ${m.id}::text = ANY (ARRAY(SELECT jsonb_array_elements_text(${c.evidence} -> 'commitment_ids'))))`,
        { order: (m) => sql`${m.dueDate} DESC NULLS LAST, ${m.id}` },
      ),
    },
  }),
  stored('KeptRate', rate),
  stored('PatternEffect', { value: 'float8', lo: 'float8', hi: 'float8' }),
  adds('Query', { patterns: page(PatternClaim, (c, parent, args) => sql`(${c.forgottenAt} IS NULL AND ${about(c, parent, args)})`, paging) }),
];
