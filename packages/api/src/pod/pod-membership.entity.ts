import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, version } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';
import { Pod } from './pod.entity.ts';
import { MEMBERSHIP_STATUSES } from './pod.rules.ts';

const PodMembershipSchema = defineEntity({
  name: 'PodMembership',
  tableName: 'pod_memberships',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    pod: () => p.manyToOne(Pod).deleteRule('cascade'),
    joinedAt: bornAt(),
    leftAt: p.datetime().nullable(),
    status: p.enum(MEMBERSHIP_STATUSES).default('active'),
    meetingsAttended: p.integer().default(0),
    meetingsMissed: p.integer().default(0),
    contributionScore: p.decimal('number').precision(3).scale(2).nullable(),
    monthlyPaymentActive: p.boolean().default(false),
    lastPaymentAt: p.datetime().nullable(),
    /** 64 hexadecimal digits that nobody guesses: whoever has them reads the calendar of this membership. */
    calendarToken: p.text().defaultRaw("replace(((gen_random_uuid())::text || (gen_random_uuid())::text), '-'::text, ''::text)"),
    updatedAt: changedAt(),
    version: version(),
  },
  checks: [
    { name: 'valid_left', expression: "(status = 'left') = (left_at is not null)" },
    { name: 'valid_attendance_counts', expression: 'meetings_attended >= 0 and meetings_missed >= 0' },
    { name: 'valid_contribution', expression: 'contribution_score >= 1 and contribution_score <= 5' },
  ],
  /** Who has left may come back: only one membership at a time has to be unique. */
  uniques: [
    { name: 'pod_memberships_user_id_pod_id_unique', properties: ['user', 'pod'], where: "status <> 'left'" },
    { name: 'pod_memberships_calendar_token_unique', properties: ['calendarToken'] },
  ],
  indexes: [
    { name: 'pod_memberships_joined_at_id_index', properties: ['joinedAt', 'id'] },
    { name: 'pod_memberships_user_id_joined_at_id_index', properties: ['user', 'joinedAt', 'id'] },
    { name: 'pod_memberships_pod_id_joined_at_id_index', properties: ['pod', 'joinedAt', 'id'] },
  ],
});

/** A member's place in a pod, from joining to leaving. */
export class PodMembership extends PodMembershipSchema.class {}
PodMembershipSchema.setClass(PodMembership);
