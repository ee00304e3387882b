import { Commitment } from '../../commitment/commitment.entity.ts';
import { adds, admin, anyOf, follow, is, many, open, page, type Paging, readable, type Row, stored } from '../../read/declare.ts';
import type { Readable } from '../../read/source.ts';
import { sql } from '../../read/sql.ts';
import { own } from '../../user/user.read.ts';
import { about } from '../memory.read.ts';
import { PeriodSummary } from './period-summary.entity.ts';

const paging: Paging<PeriodSummary> = {
  orders: { START_ON: { by: (s) => s.startOn, type: 'date' } },
  usual: { field: 'START_ON', direction: 'DESC' },
  filters: { period: is('period') },
};

/** What somebody's weeks came to is theirs. */
export const summaryReads: Readable[] = [
  readable(PeriodSummary, {
    rows: anyOf<PeriodSummary>(own, admin),
    fields: {
      ...open<PeriodSummary>('id', 'period', 'startOn', 'endOn', 'timezone', 'text', 'figures', 'writtenAt'),
      ...follow<PeriodSummary>('user'),
      highlights: many(
        Commitment,
        (m, s: Row<PeriodSummary>) =>
          sql`(${m.user} = ${s.user} AND ${m.id}::text = ANY (ARRAY(SELECT jsonb_array_elements_text(${s.figures} -> 'highlightIds'))))`,
        { order: (m) => sql`${m.difficultyLevel} DESC NULLS LAST, ${m.userDay} DESC, ${m.id}` },
      ),
    },
  }),
  stored('PeriodFigures', {
    promised: 'int',
    kept: 'int',
    late: 'int',
    missed: 'int',
    paused: 'int',
    minutesKept: 'int',
    averageSmartScore: 'float8',
    streak: 'int',
    rate: 'jsonb',
    change: 'jsonb',
    byCategory: 'jsonb',
    goals: 'jsonb',
  }),
  stored('CategoryOfPeriod', { category: 'text', kept: 'int', due: 'int' }),
  stored('GoalOfPeriod', { goalId: 'text', title: 'text', progress: 'float8', kept: 'int' }),
  adds('Query', { summaries: page(PeriodSummary, about, paging) }),
];
