import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, id } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';
import { AutomationSequence } from './automation-sequence.entity.ts';
import { SequenceVersion } from './sequence-version.entity.ts';
import { EXECUTION_STATUSES, type ExecutionLogEntry } from './sequence.rules.ts';

const SequenceExecutionSchema = defineEntity({
  name: 'SequenceExecution',
  tableName: 'sequence_executions',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    sequence: () => p.manyToOne(AutomationSequence).deleteRule('restrict'),
    /** The version it was started with and stays with. */
    sequenceVersion: () => p.manyToOne(SequenceVersion).deleteRule('restrict'),
    /** What it is about, e.g. a pod's id; one execution at a time per member, sequence and key. */
    key: p.text().default(''),
    /** Index of the next step. */
    currentStep: p.integer().default(0),
    status: p.enum(EXECUTION_STATUSES).default('running'),
    startedAt: bornAt(),
    completedAt: p.datetime().nullable(),
    /** When the next step is due; null when nothing is. */
    nextRunAt: p.datetime().nullable(),
    claimToken: p.uuid().nullable(),
    leaseUntil: p.datetime().nullable(),
    executionLog: p.json<ExecutionLogEntry[]>().nullable(),
  },
  checks: [{ name: 'valid_step', expression: 'current_step >= 0' }],
  uniques: [
    {
      name: 'sequence_executions_live_unique',
      properties: ['sequence', 'user', 'key'],
      where: "status in ('running', 'paused')",
    },
  ],
  indexes: [
    { name: 'sequence_executions_due_index', properties: ['nextRunAt'], where: "status = 'running' and next_run_at is not null" },
    { name: 'sequence_executions_started_at_id_index', properties: ['startedAt', 'id'] },
    { name: 'sequence_executions_user_id_index', properties: ['user'] },
    { name: 'sequence_executions_sequence_id_started_at_index', properties: ['sequence', 'startedAt'] },
    { name: 'sequence_executions_sequence_version_id_index', properties: ['sequenceVersion'] },
  ],
});

/** A member's way through a sequence. */
export class SequenceExecution extends SequenceExecutionSchema.class {}
SequenceExecutionSchema.setClass(SequenceExecution);
