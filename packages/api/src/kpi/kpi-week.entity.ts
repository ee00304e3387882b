import { defineEntity, p } from '@mikro-orm/postgresql';

const KpiWeekSchema = defineEntity({
  name: 'KpiWeek',
  tableName: 'kpi_weeks',
  properties: {
    metric: p.text().primary(),
    /** What the week is split by; empty: by nothing. */
    split: p.text().primary(),
    /** Its Monday. */
    week: p.date().primary(),
    countedAt: p.datetime(),
    /** As they are answered, in their order. */
    points: p.json<object[]>(),
  },
});

/** A week of a key figure, counted and kept for communities in which counting takes long. Read by `kpi_series`. */
export class KpiWeek extends KpiWeekSchema.class {}
KpiWeekSchema.setClass(KpiWeek);
