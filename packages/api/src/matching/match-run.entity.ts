import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, version } from '../db/columns.ts';
import { MATCH_RUN_STATUSES, type Proposal } from './match-run.rules.ts';

const MatchRunSchema = defineEntity({
  name: 'MatchRun',
  tableName: 'match_runs',
  properties: {
    id: id(),
    status: p.enum(MATCH_RUN_STATUSES).default('previewed'),
    seed: p.integer(),
    objective: p.double(),
    /** No assignment is worth more; null when nothing is known. */
    bound: p.double().nullable(),
    isProven: p.boolean(),
    placed: p.integer(),
    waiting: p.integer(),
    proposal: p.json<Proposal>(),
    createdAt: bornAt(),
    appliedAt: p.datetime().nullable(),
    updatedAt: changedAt(),
    version: version(),
  },
  checks: [
    { name: 'valid_match_counts', expression: 'placed >= 0 and waiting >= 0' },
    { name: 'valid_applied', expression: "(status = 'applied') = (applied_at is not null)" },
  ],
  indexes: [
    { name: 'match_runs_created_at_id_index', properties: ['createdAt', 'id'] },
    { name: 'match_runs_proposal_index', expression: 'create index match_runs_proposal_index on match_runs using gin (proposal jsonb_path_ops)' },
  ],
});

/** A match that was stored, for admins to look at and to apply. */
export class MatchRun extends MatchRunSchema.class {}
MatchRunSchema.setClass(MatchRun);
