import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, id } from '../../db/columns.ts';
import { User } from '../../user/user.entity.ts';
import { PERIODS } from './period.rules.ts';
import type { Figures } from './summary.rules.ts';

const PeriodSummarySchema = defineEntity({
  name: 'PeriodSummary',
  tableName: 'period_summaries',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    period: p.enum(PERIODS),
    startOn: p.date(),
    endOn: p.date(),
    /** The member's zone when it was written. */
    timezone: p.text(),
    figures: p.json<Figures>(),
    text: p.text(),
    /** Of all that it was made from: while that stays the same it is not written again. */
    inputHash: p.text(),
    writtenAt: bornAt(),
  },
  checks: [{ name: 'valid_period', expression: 'start_on < end_on' }],
  uniques: [{ name: 'period_summaries_user_id_period_start_on_unique', properties: ['user', 'period', 'startOn'] }],
  indexes: [{ name: 'period_summaries_user_id_start_on_id_index', properties: ['user', 'startOn', 'id'] }],
});

/** What a week or a month of a member came to, in figures and in words. */
export class PeriodSummary extends PeriodSummarySchema.class {}
PeriodSummarySchema.setClass(PeriodSummary);
