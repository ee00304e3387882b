import { defineEntity, p } from '@mikro-orm/postgresql';
import { id } from '../db/columns.ts';
import { User } from '../user/user.entity.ts';
import { DAY_VERDICTS } from './commitment.rules.ts';

const UserDaySchema = defineEntity({
  name: 'UserDay',
  tableName: 'user_days',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    day: p.date(),
    verdict: p.enum(DAY_VERDICTS),
    /** Which rule decided, by name, and why, as a sentence for the member. */
    rule: p.text(),
    reason: p.text(),
    /** The zone in force when the day closed. */
    timezone: p.text(),
    credits: p.integer().default(0),
    misses: p.integer().default(0),
    /** What stood at the end of the day; a recomputation starts from the last day that it leaves alone. */
    streakAfter: p.integer().default(0),
    longestAfter: p.integer().default(0),
    idleAfter: p.integer().default(0),
    tokensAfter: p.integer().default(0),
    /** A day of a planned break, whatever came of it: what was due on it cannot be missed. */
    isBreak: p.boolean().default(false),
  },
  checks: [
    { name: 'valid_day_counts', expression: 'credits >= 0 and misses >= 0' },
    { name: 'valid_day_streak', expression: 'streak_after >= 0 and streak_after <= longest_after' },
  ],
  indexes: [{ name: 'user_days_of_breaks_index', properties: ['user', 'day'], where: 'is_break' }],
  uniques: [{ name: 'user_days_user_id_day_unique', properties: ['user', 'day'] }],
});

/** One day of one member in the streak ledger, computed from the commitment events. */
export class UserDay extends UserDaySchema.class {}
UserDaySchema.setClass(UserDay);
