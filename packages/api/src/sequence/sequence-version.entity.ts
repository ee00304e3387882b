import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, id } from '../db/columns.ts';
import { AutomationSequence } from './automation-sequence.entity.ts';
import type { SequenceStep } from './sequence.rules.ts';

const SequenceVersionSchema = defineEntity({
  name: 'SequenceVersion',
  tableName: 'sequence_versions',
  properties: {
    id: id(),
    sequence: () => p.manyToOne(AutomationSequence).deleteRule('cascade'),
    /** 1, 2, 3 ... within the sequence. */
    number: p.integer(),
    steps: p.json<SequenceStep[]>(),
    createdAt: bornAt(),
  },
  checks: [{ name: 'valid_number', expression: 'number >= 1' }],
  uniques: [{ name: 'sequence_versions_sequence_id_number_unique', properties: ['sequence', 'number'] }],
});

/** A sequence as it once was; never changed, so that an edit does not disturb those under way. */
export class SequenceVersion extends SequenceVersionSchema.class {}
SequenceVersionSchema.setClass(SequenceVersion);
