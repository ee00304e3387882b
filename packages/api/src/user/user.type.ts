import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO, EmailAddress, LocalDate, TelegramID, TimeZone } from '../lib/scalars.ts';
import { CategoryEnum, ExperienceLevelEnum, MeetingStyleEnum, OnboardingStepEnum, RoleTypeEnum } from './closed-sets.type.ts';
import type { User } from './user.entity.ts';
import type { UserRole } from './user-role.entity.ts';
import type { Category, ExperienceLevel, MeetingStyle, OnboardingStep, RoleType } from './user.rules.ts';

/** What is answered as it is stored; a changed column fails to compile here. */
type UserColumns = Pick<
  User,
  'id' | 'firstName' | 'username' | 'createdAt' | 'version' | 'totalCommitments' | 'completedCommitments' | 'longestStreak' | 'isActive'
>;

@ObjectType('User', {
  description: 'A person in the community. Who sees whom: oneself, the members of one’s pods, admins, and third parties with `members:read`.',
  simpleResolvers: true,
})
export class UserType implements UserColumns {
  @Field(() => ID, { description: 'Never changes and never says anything about the person.' })
  id: string;
  @Field(() => TelegramID, { nullable: true, description: 'Their id at Telegram. Null for whoever is neither the person, an admin, nor allowed `pii:read`.' })
  telegramUserId: string | null;
  @Field(() => EmailAddress, {
    nullable: true,
    description: 'Their address, if they gave one. Null for whoever is neither the person, an admin, nor allowed `pii:read`.',
  })
  email: string | null;
  @Field(() => String, { nullable: true, description: 'As at Telegram. Null for third parties without `pii:read`.' })
  firstName: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Their name at Telegram without the @. Null if they have none, and for third parties without `pii:read`.',
  })
  username: string | null;
  @Field(() => DateTimeISO, { description: 'When they joined.' })
  createdAt: Date;
  @Field(() => DateTimeISO, { description: 'When their profile last changed.' })
  updatedAt: Date;
  @Field(() => Int, { description: 'Grows with every change of the profile; give it to `updateProfile` to be told when somebody else was faster.' })
  version: number;
  @Field(() => DateTimeISO, { nullable: true, description: 'When they first wrote to a bot.' })
  firstBotInteractionAt: Date | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'When they made their first commitment; null before.' })
  firstCommitmentAt: Date | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'When they first came to a call of a pod; null before.' })
  firstPodCallAt: Date | null;
  @Field(() => TimeZone, { nullable: true, description: 'Where their days begin and end; null until they have said it.' })
  timezone: string | null;
  @Field(() => Int, { description: 'The hour, 0 to 12, at which their day begins by their own clock. What is done before it belongs to the day before.' })
  dayStartHour: number;
  @Field(() => CategoryEnum, { nullable: true, description: 'What they mainly work on; null until they have said it.' })
  goalsCategory: Category | null;
  @Field(() => ExperienceLevelEnum, { nullable: true, description: 'How used they are to commitments; null until they have said it.' })
  experienceLevel: ExperienceLevel | null;
  @Field(() => MeetingStyleEnum, { nullable: true, description: 'How they like to be spoken to; null until they have said it.' })
  preferredMeetingStyle: MeetingStyle | null;
  @Field(() => [String], {
    nullable: true,
    description: 'What they are good at: up to ten short words, such as "discipline"; null until they have said it, and for third parties without `pii:read`.',
  })
  strengths: string[] | null;
  @Field(() => [String], {
    nullable: true,
    description: 'What they would like help with: up to ten short words; null until they have said it, and for third parties without `pii:read`.',
  })
  helpNeeded: string[] | null;
  @Field(() => String, { nullable: true, description: 'A few sentences about themselves. Null for third parties without `pii:read`.' })
  bio: string | null;
  @Field(() => Int, { description: 'How many commitments they have made, deleted ones not counted.' })
  totalCommitments: number;
  @Field(() => Int, { description: 'How many of them they completed, late or in time.' })
  completedCommitments: number;
  @Field(() => Int, { description: 'Days kept since the last missed one. Right even when a day has just closed.' })
  currentStreak: number;
  @Field(() => Int, { description: 'The most days they ever kept in a row.' })
  longestStreak: number;
  @Field(() => Float, { nullable: true, description: 'Completed commitments in percent of all, 0 to 100; null before the first.' })
  completionPercent: number | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'When they last did something here.' })
  lastActivityAt: Date | null;
  @Field(() => Boolean, { description: 'Whether they take part at present.' })
  isActive: boolean;
  @Field(() => OnboardingStepEnum, { nullable: true, description: 'The question of the onboarding to be asked next; null when it is finished.' })
  onboardingStep: OnboardingStep | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The member’s day at this moment, by their zone and the hour at which their day begins; null without a zone.',
  })
  today: string | null;
  @Field(() => [UserRoleType], { description: 'Their roles, expired ones included, oldest first. Empty for whoever is neither the person nor an admin.' })
  roles: UserRoleType[];
}

type UserRoleColumns = Pick<UserRole, 'id' | 'grantedAt'>;

@ObjectType('UserRole', { description: 'A role that a person holds, or held until it expired.', simpleResolvers: true })
export class UserRoleType implements UserRoleColumns {
  @Field(() => ID, { description: 'The id of this grant.' })
  id: string;
  @Field(() => RoleTypeEnum, { description: 'Which role.' })
  roleType: RoleType;
  @Field(() => DateTimeISO, { description: 'Since when they hold it.' })
  grantedAt: Date;
  @Field(() => DateTimeISO, { nullable: true, description: 'When it ends by itself; null if it does not.' })
  expiresAt: Date | null;
  @Field(() => Boolean, { description: 'Whether it counts at this moment: not expired.' })
  isActive: boolean;
  @Field(() => UserType, { description: 'Who holds it.' })
  user: UserType;
}

export const { Connection: UserConnection } = connectionOf('User', () => UserType);
export const { Connection: UserRoleConnection } = connectionOf('UserRole', () => UserRoleType);
