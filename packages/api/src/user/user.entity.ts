import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, telegramId, version } from '../db/columns.ts';
import type { HelpNeeded, NotificationPreferences, Strengths } from './user-json.ts';
import { CATEGORIES, DAY_START_HOURS, DEFAULT_DAY_START_HOUR, EXPERIENCE_LEVELS, MEETING_STYLES, ONBOARDING_STEPS } from './user.rules.ts';

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: id(),
    telegramUserId: telegramId().unique(),
    email: p.text().nullable().unique(),
    firstName: p.text().nullable(),
    username: p.text().nullable(),
    createdAt: bornAt(),
    updatedAt: changedAt(),
    version: version(),
    firstBotInteractionAt: p.datetime().nullable(),
    firstCommitmentAt: p.datetime().nullable(),
    firstPodCallAt: p.datetime().nullable(),
    /** Canonical IANA name; null until the member has told it. */
    timezone: p.text().nullable(),
    /** The local hour at which the member's day begins: before it, it is still yesterday. */
    dayStartHour: p.integer().default(DEFAULT_DAY_START_HOUR),
    goalsCategory: p.enum(CATEGORIES).nullable(),
    experienceLevel: p.enum(EXPERIENCE_LEVELS).nullable(),
    preferredMeetingStyle: p.enum(MEETING_STYLES).nullable(),
    strengths: p.json<Strengths>().nullable(),
    helpNeeded: p.json<HelpNeeded>().nullable(),
    bio: p.text().nullable(),
    totalCommitments: p.integer().default(0),
    completedCommitments: p.integer().default(0),
    /** As of the last recomputation; it counts as 0 from `streakValidUntil` on. */
    currentStreak: p.integer().default(0),
    longestStreak: p.integer().default(0),
    /** The first instant at which `currentStreak` would be something else by time alone; null: never. */
    streakValidUntil: p.datetime().nullable(),
    /** When the last day of the ledger closes and the next is to be written; null: nothing changes by time alone. */
    ledgerClosesAt: p.datetime().nullable(),
    /** When it is time to look whether the member is to be asked how it went; null: nothing they promised is open. */
    nextCheckInAt: p.datetime().nullable(),
    /** The last day of the break that the member takes, or took last; null: none yet. */
    breakUntil: p.date().nullable(),
    /** Until then nothing fails for want of a report: noon after a break. Null: the grace of each day alone counts. */
    graceUntil: p.datetime().nullable(),
    /** When to look next for what the member's promises have in common; null: not looked at yet. */
    memoryDueAt: p.datetime().nullable(),
    /** When a week or a month of theirs is summed up next; null before the first time. */
    summaryDueAt: p.datetime().nullable(),
    /** When it is time to look whether the member is to be told of their week; null: they do not want to be. */
    weeklySummaryAt: p.datetime().nullable(),
    lastActivityAt: p.datetime().nullable(),
    notificationPreferences: p.json<NotificationPreferences>().nullable(),
    isActive: p.boolean().default(true),
    /** The next question of the onboarding; null when it is finished. */
    onboardingStep: p.enum(ONBOARDING_STEPS).nullable().default('timezone'),
  },
  checks: [
    { name: 'valid_completion_rate', expression: 'completed_commitments <= total_commitments' },
    { name: 'valid_counters', expression: 'completed_commitments >= 0' },
    { name: 'valid_streaks', expression: 'current_streak >= 0 and current_streak <= longest_streak' },
    { name: 'valid_day_start_hour', expression: `day_start_hour >= ${DAY_START_HOURS.least} and day_start_hour <= ${DAY_START_HOURS.most}` },
    { name: 'valid_telegram_user_id', expression: 'telegram_user_id > 0' },
  ],
  indexes: [
    { name: 'idx_users_telegram_id', properties: ['telegramUserId'] },
    { name: 'idx_users_active', properties: ['isActive'] },
    { name: 'idx_users_timezone', properties: ['timezone'] },
    { name: 'users_created_at_id_index', properties: ['createdAt', 'id'] },
    { name: 'users_last_activity_at_id_index', properties: ['lastActivityAt', 'id'] },
    { name: 'users_streak_valid_until_index', properties: ['streakValidUntil'], where: 'streak_valid_until is not null' },
    { name: 'users_ledger_closes_at_index', properties: ['ledgerClosesAt'], where: 'ledger_closes_at is not null' },
    { name: 'users_summary_due_at_index', properties: ['summaryDueAt'], where: 'summary_due_at is not null' },
    { name: 'users_summary_begins_index', properties: ['firstCommitmentAt'], where: 'summary_due_at is null and first_commitment_at is not null' },
    { name: 'users_weekly_summary_at_index', properties: ['weeklySummaryAt'], where: 'weekly_summary_at is not null' },
    { name: 'users_memory_due_at_index', properties: ['memoryDueAt'], where: 'memory_due_at is not null' },
    { name: 'users_memory_begins_index', properties: ['firstCommitmentAt'], where: 'memory_due_at is null and first_commitment_at is not null' },
    { name: 'users_next_check_in_at_index', properties: ['nextCheckInAt'], where: 'next_check_in_at is not null' },
  ],
});

/** A member: whoever has written to one of the bots. */
export class User extends UserSchema.class {}
UserSchema.setClass(User);
