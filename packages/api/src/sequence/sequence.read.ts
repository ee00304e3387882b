import { adds, admin, among, computed, follow, is, one, open, page, type Paging, payload, readable, type Row, stored, value } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { type Sql, sql } from '../read/sql.ts';
import { AutomationSequence } from './automation-sequence.entity.ts';
import { SequenceExecution } from './sequence-execution.entity.ts';

/** Steps as the API shows them. */
const steps = (
  s: Row<AutomationSequence>,
): Sql => sql`coalesce((SELECT jsonb_agg(jsonb_build_object('channel', "s" ->> 'type', 'delayHours', "s" -> 'delay_hours',
    'delayFrom', coalesce("s" ->> 'delay_from', 'enrollment'), 'waitUntil', "s" ->> 'wait_until', 'message', "s" ->> 'message', 'template', "s" ->> 'template') ORDER BY "n")
  FROM jsonb_array_elements(${s.steps}) WITH ORDINALITY "e"("s", "n")), '[]')`;
const conditions = (
  s: Row<AutomationSequence>,
): Sql => sql`(SELECT jsonb_build_object('goalsCategory', "c" -> 'goals_category', 'experienceLevel', "c" -> 'experience_level',
    'role', "c" -> 'role', 'inactiveDays', "c" -> 'inactive_days') FROM (SELECT ${s.triggerConditions} AS "c") "k" WHERE "c" IS NOT NULL)`;
const log = (
  e: Row<SequenceExecution>,
): Sql => sql`coalesce((SELECT jsonb_agg(jsonb_build_object('step', "l" -> 'step', 'outcome', "l" ->> 'outcome', 'at', "l" ->> 'at',
    'deliveryId', "l" ->> 'delivery_id') ORDER BY "n") FROM jsonb_array_elements(${e.executionLog}) WITH ORDINALITY "e"("l", "n")), '[]')`;

const sequencePaging: Paging<AutomationSequence> = {
  orders: { CREATED_AT: { by: (s) => s.createdAt, type: 'timestamptz' } },
  usual: { field: 'CREATED_AT', direction: 'DESC' },
  filters: { isActive: is('isActive', 'bool'), triggerType: is('triggerType') },
};
const executionPaging: Paging<SequenceExecution> = {
  orders: { STARTED_AT: { by: (e) => e.startedAt, type: 'timestamptz' } },
  usual: { field: 'STARTED_AT', direction: 'DESC' },
  filters: { status: among('status'), sequenceId: is('sequence', 'uuid'), userId: is('user', 'uuid') },
};

const sequence = one(AutomationSequence, (s) => sql`${s.id} = ${payload('sequenceId', 'uuid')}`, { follow: true, sure: true });
const execution = { execution: one(SequenceExecution, (e) => sql`${e.id} = ${payload('executionId', 'uuid')}`, { follow: true, sure: true }) };

/** What is sent to whom by itself is the admins' business. */
export const sequenceReads: Readable[] = [
  readable(AutomationSequence, {
    rows: admin,
    fields: {
      ...open<AutomationSequence>('id', 'name', 'description', 'triggerType', 'isActive', 'version', 'createdAt', 'updatedAt'),
      steps: computed<AutomationSequence>(steps),
      conditions: computed<AutomationSequence>(conditions),
      latestVersion: computed<AutomationSequence>((s) => sql`(SELECT coalesce(max("v".number), 0) FROM sequence_versions "v" WHERE "v".sequence_id = ${s.id})`),
    },
  }),
  readable(SequenceExecution, {
    rows: admin,
    fields: {
      ...open<SequenceExecution>('id', 'key', 'status', 'currentStep', 'nextRunAt', 'startedAt', 'completedAt'),
      ...follow<SequenceExecution>('sequence', 'user'),
      versionNumber: computed<SequenceExecution>((e) => sql`(SELECT "v".number FROM sequence_versions "v" WHERE "v".id = ${e.sequenceVersion})`),
      log: computed<SequenceExecution>(log),
    },
  }),
  stored('SequenceStep', { channel: 'text', delayHours: 'float8', delayFrom: 'text', waitUntil: 'text', message: 'text', template: 'text' }),
  stored('SequenceConditions', { goalsCategory: 'jsonb', experienceLevel: 'jsonb', role: 'jsonb', inactiveDays: 'int' }),
  stored('ExecutionLogEntry', { step: 'int', outcome: 'text', at: 'text', deliveryId: 'text' }),
  adds('Query', {
    automationSequence: one(AutomationSequence, (s, _, args) => sql`${s.id} = ${value(args['id'], 'uuid')}`),
    automationSequences: page(AutomationSequence, () => true, sequencePaging),
    sequenceExecution: one(SequenceExecution, (e, _, args) => sql`${e.id} = ${value(args['id'], 'uuid')}`),
    sequenceExecutions: page(SequenceExecution, () => true, executionPaging),
  }),
  adds('CreateSequencePayload', { sequence }),
  adds('UpdateSequencePayload', { sequence }),
  adds('ActivateSequencePayload', { sequence }),
  adds('DeactivateSequencePayload', { sequence, stoppedExecutions: computed(() => sql`${payload('stoppedExecutions', 'int')}`) }),
  adds('StartSequencePayload', execution),
  adds('PauseExecutionPayload', execution),
  adds('ResumeExecutionPayload', execution),
  adds('CancelExecutionPayload', execution),
];
