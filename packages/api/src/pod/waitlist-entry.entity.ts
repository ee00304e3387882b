import { defineEntity, p } from '@mikro-orm/postgresql';
import { changedAt, id, version } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';
import { Pod } from './pod.entity.ts';
import { WAITLIST_STATUSES } from './pod.rules.ts';

const WaitlistEntrySchema = defineEntity({
  name: 'WaitlistEntry',
  tableName: 'pod_waitlist',
  properties: {
    id: id(),
    pod: () => p.manyToOne(Pod).deleteRule('cascade'),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    status: p.enum(WAITLIST_STATUSES).default('waiting'),
    requestedAt: p.datetime(),
    offeredAt: p.datetime().nullable(),
    offerExpiresAt: p.datetime().nullable(),
    updatedAt: changedAt(),
    version: version(),
  },
  checks: [{ name: 'valid_offer', expression: "status <> 'offered' or offer_expires_at is not null" }],
  uniques: [{ name: 'pod_waitlist_user_id_pod_id_unique', properties: ['user', 'pod'], where: "status in ('waiting', 'offered')" }],
  indexes: [
    { name: 'pod_waitlist_offer_expires_at_index', properties: ['offerExpiresAt'], where: "status = 'offered'" },
    { name: 'pod_waitlist_pod_id_status_requested_at_index', properties: ['pod', 'status', 'requestedAt'] },
    { name: 'pod_waitlist_user_id_index', properties: ['user'] },
  ],
});

/** Someone who waits for a place in a full pod. */
export class WaitlistEntry extends WaitlistEntrySchema.class {}
WaitlistEntrySchema.setClass(WaitlistEntry);
