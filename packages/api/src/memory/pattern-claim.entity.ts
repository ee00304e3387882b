import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, id } from '../db/columns.ts';
import { PATTERN_DIRECTIONS, PATTERN_FACTORS, type Evidence, type Interval } from '../user/pattern.rules.ts';
import { User } from '../user/user.entity.ts';

const PatternClaimSchema = defineEntity({
  name: 'PatternClaim',
  tableName: 'pattern_claims',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    factor: p.enum(PATTERN_FACTORS),
    /** Which value of the factor: `"monday"`, `"health"`. */
    level: p.text(),
    direction: p.enum(PATTERN_DIRECTIONS),
    inside: p.json<Interval>(),
    outside: p.json<Interval>(),
    /** Percentage points, with their interval. */
    effectPp: p.json<{ value: number; lo: number; hi: number }>(),
    /** 0-1, corrected for the number of patterns that were tried. */
    pAdjusted: p.decimal('number').precision(7).scale(6),
    looksSpent: p.integer(),
    firstSeen: p.date(),
    lastConfirmed: p.date(),
    validAt: p.datetime(),
    invalidAt: p.datetime().nullable(),
    evidence: p.json<Evidence>(),
    text: p.text(),
    createdAt: bornAt(),
    /** Since when the member does not want to hear of it: it is kept so that it is not told again, and shown to nobody. */
    forgottenAt: p.datetime().nullable(),
  },
  checks: [{ name: 'valid_p_adjusted', expression: 'p_adjusted >= 0 and p_adjusted <= 1' }],
  uniques: [{ name: 'pattern_claims_current_unique', properties: ['user', 'factor', 'level'], where: 'invalid_at is null' }],
  indexes: [{ name: 'pattern_claims_user_id_created_at_id_index', properties: ['user', 'createdAt', 'id'] }],
});

/** A pattern in a member's promises that the data bear out, with the evidence. */
export class PatternClaim extends PatternClaimSchema.class {}
PatternClaimSchema.setClass(PatternClaim);
