import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, version } from '../db/columns.ts';
import { TRIGGER_TYPES, type SequenceStep } from './sequence.rules.ts';

const AutomationSequenceSchema = defineEntity({
  name: 'AutomationSequence',
  tableName: 'automation_sequences',
  properties: {
    id: id(),
    name: p.text(),
    description: p.text().nullable(),
    triggerType: p.enum(TRIGGER_TYPES).nullable(),
    triggerConditions: p.json<Record<string, unknown>>().nullable(),
    steps: p.json<SequenceStep[]>().nullable(),
    isActive: p.boolean().default(true),
    createdAt: bornAt(),
    updatedAt: changedAt(),
    version: version(),
    /** A sequence with executions is archived, not deleted. */
    archivedAt: p.datetime().nullable(),
  },
  indexes: [
    { name: 'automation_sequences_created_at_id_index', properties: ['createdAt', 'id'] },
    { name: 'automation_sequences_trigger_type_index', properties: ['triggerType'], where: 'is_active and archived_at is null' },
  ],
});

/** Messages that follow from a trigger, as they are being edited. */
export class AutomationSequence extends AutomationSequenceSchema.class {}
AutomationSequenceSchema.setClass(AutomationSequence);
