import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, version } from '../db/columns.ts';
import { Pod } from '../pod/pod.entity.ts';
import { User } from '../user/user.entity.ts';

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
    { name: 'connections_second_user_id_index', properties: ['secondUser'] },
    { name: 'connections_third_user_id_index', properties: ['thirdUser'] },
    { name: 'connections_pod_id_index', properties: ['pod'] },
    { name: 'connections_round_on_id_index', properties: ['roundOn', 'id'] },
  ],
});

/** Two members (or three) who were brought together for a week. */
export class Connection extends ConnectionSchema.class {}
ConnectionSchema.setClass(Connection);
