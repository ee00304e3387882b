import type { Category, ExperienceLevel, RoleType } from '../user/user.rules.ts';
import type { SequenceConditions } from './sequence-shape.rules.ts';
import type { StepChannel } from './sequence.rules.ts';

/** What has to be known of a member to say whether a sequence is for them, and whether a step reaches them. */
export type Recipient = {
  readonly isActive: boolean;
  readonly goalsCategory: Category | null;
  readonly experienceLevel: ExperienceLevel | null;
  /** Roles that count now. */
  readonly roles: readonly RoleType[];
  readonly lastActivityAt: Date | null;
  /** Channels that the member wants. */
  readonly wants: Readonly<Record<StepChannel, boolean>>;
  /** Channels with an address, or a chat, that may be written to. */
  readonly reachable: Readonly<Record<StepChannel, boolean>>;
};

const DAY_MS = 86_400_000;
const isAmong = <T>(wanted: readonly T[] | undefined, value: T | null): boolean => wanted === undefined || (value !== null && wanted.includes(value));

/** The conditions that do not hold, each as a sentence; none: the sequence is for this member. */
export function unmet(conditions: SequenceConditions | null, member: Recipient, now: Date): string[] {
  if (conditions === null) return [];
  const { goals_category: categories, experience_level: levels, role: roles, inactive_days: days } = conditions;
  return [
    ...(isAmong(categories, member.goalsCategory) ? [] : ['They mainly work on something else.']),
    ...(isAmong(levels, member.experienceLevel) ? [] : ['They have another experience.']),
    ...(roles === undefined || roles.some((role) => member.roles.includes(role)) ? [] : ['They hold none of the roles.']),
    ...(days === undefined || isIdle(member.lastActivityAt, days, now) ? [] : ['They were active not so long ago.']),
  ];
}

const isIdle = (lastActivityAt: Date | null, days: number, now: Date): boolean =>
  lastActivityAt === null || now.getTime() - lastActivityAt.getTime() >= days * DAY_MS;

const NAMES: Readonly<Record<StepChannel, string>> = { telegram: 'Telegram', email: 'e-mail', sms: 'SMS' };
const MISSING: Readonly<Record<StepChannel, string>> = {
  telegram: 'They have not started a bot, or have blocked it.',
  email: 'They have no e-mail address that is verified and may be written to.',
  sms: 'They have no number that is verified, agreed to SMS and may be written to.',
};

/** Why a step does not reach a member; null when it does. */
export function whyUnreached(channel: StepChannel, { isActive, wants, reachable }: Recipient): string | null {
  if (!isActive) return 'They take no part at present.';
  if (!wants[channel]) return `They want no messages by ${NAMES[channel]}.`;
  return reachable[channel] ? null : MISSING[channel];
}
