import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, version } from '../db/columns.ts';
import { Pod } from '../pod/pod.entity.ts';
import { User } from '../user/user.entity.ts';
import { CONNECTION_REPLIES, CONNECTION_STATUSES } from './connection.rules.ts';

const ConnectionSchema = defineEntity({
  name: 'Connection',
  tableName: 'connections',
  properties: {
    id: id(),
    firstUser: () => p.manyToOne(User).deleteRule('cascade'),
    secondUser: () => p.manyToOne(User).deleteRule('cascade'),
    /** The third of a trio, when the number was odd. */
    thirdUser: () => p.manyToOne(User).nullable().deleteRule('set null'),
    /** The pod they share; null for a pair across pods. */
    pod: () => p.manyToOne(Pod).nullable().deleteRule('set null'),
    /** The Monday of the round. */
    roundOn: p.date(),
    /** Why these, in their own words: shared strengths, needs, categories. */
    why: p.json<{ text: string; shared: string[] }>().nullable(),
    status: p.enum(CONNECTION_STATUSES).default('proposed'),
    /** Who wants to meet; null when nobody of them proposed it. */
    proposedBy: () => p.manyToOne(User).fieldName('proposed_by').nullable().deleteRule('set null'),
    /** What each said to it; null: nothing yet. */
    firstAnswer: p.enum(CONNECTION_REPLIES).nullable(),
    secondAnswer: p.enum(CONNECTION_REPLIES).nullable(),
    thirdAnswer: p.enum(CONNECTION_REPLIES).nullable(),
    /** Not asked again before. */
    snoozedUntil: p.datetime().nullable(),
    /** "Did you meet?"; null while unanswered. */
    hasMet: p.boolean().nullable(),
    answeredAt: p.datetime().nullable(),
    createdAt: bornAt(),
    updatedAt: changedAt(),
    version: version(),
  },
  checks: [{ name: 'valid_pair', expression: 'first_user_id < second_user_id' }],
  uniques: [{ name: 'connections_pair_round_unique', properties: ['firstUser', 'secondUser', 'roundOn'] }],
  indexes: [
    { name: 'connections_first_user_id_round_on_id_index', properties: ['firstUser', 'roundOn', 'id'] },
    { name: 'connections_proposed_by_index', properties: ['proposedBy'] },
    { name: 'connections_second_user_id_index', properties: ['secondUser'] },
    { name: 'connections_third_user_id_index', properties: ['thirdUser'] },
    { name: 'connections_pod_id_index', properties: ['pod'] },
    { name: 'connections_round_on_id_index', properties: ['roundOn', 'id'] },
  ],
});

/** Two members (or three) who were brought together for a week. */
export class Connection extends ConnectionSchema.class {}
ConnectionSchema.setClass(Connection);
