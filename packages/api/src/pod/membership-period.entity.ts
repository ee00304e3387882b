import { defineEntity, p } from '@mikro-orm/postgresql';
import { id } from '../db/columns.ts';
import { PodMembership } from './pod-membership.entity.ts';
import { PERIOD_STATUSES } from './pod.rules.ts';

const MembershipPeriodSchema = defineEntity({
  name: 'MembershipPeriod',
  tableName: 'membership_periods',
  properties: {
    id: id(),
    membership: () => p.manyToOne(PodMembership).deleteRule('cascade'),
    status: p.enum(PERIOD_STATUSES),
    startedAt: p.datetime(),
    /** Null while it lasts. */
    endedAt: p.datetime().nullable(),
  },
  checks: [{ name: 'valid_period', expression: 'ended_at >= started_at' }],
  uniques: [{ name: 'membership_periods_open_unique', properties: ['membership'], where: 'ended_at is null' }],
  indexes: [{ name: 'membership_periods_membership_id_started_at_index', properties: ['membership', 'startedAt'] }],
});

/** A spell of being active or paused within a membership: who was expected at a meeting follows from it. */
export class MembershipPeriod extends MembershipPeriodSchema.class {}
MembershipPeriodSchema.setClass(MembershipPeriod);
