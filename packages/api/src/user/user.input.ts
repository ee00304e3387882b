import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { DateTimeRange, OrderDirection } from '../lib/list.type.ts';
import { PageArgs } from '../lib/page.type.ts';
import { DateTimeISO, EmailAddress, TelegramID, TimeZone } from '../lib/scalars.ts';
import { BotEnum, CategoryEnum, ExperienceLevelEnum, MeetingStyleEnum, RoleTypeEnum } from './closed-sets.type.ts';
import type { Bot, Category, ExperienceLevel, MeetingStyle, RoleType } from './user.rules.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

@ArgsType()
export class UserArgs {
  @Field(() => ID, { nullable: true, description: 'Their id. Give this or `telegramUserId`.' })
  id?: string | null;
  @Field(() => TelegramID, { nullable: true, description: 'Their id at Telegram. Give this or `id`.' })
  telegramUserId?: string | null;
}

@InputType({ description: 'Which areas of life.' })
export class CategoryFilter {
  @Field(() => [CategoryEnum], { description: 'Any of these.' })
  in: Category[];
}

@InputType({ description: 'Which time zones.' })
export class TimeZoneFilter {
  @Field(() => [TimeZone], { description: 'Any of these.' })
  in: string[];
}

@InputType({ description: 'Which experience levels.' })
export class ExperienceLevelFilter {
  @Field(() => [ExperienceLevelEnum], { description: 'Any of these.' })
  in: ExperienceLevel[];
}

@InputType({ description: 'Which roles.' })
export class RoleTypeFilter {
  @Field(() => [RoleTypeEnum], { description: 'Any of these.' })
  in: RoleType[];
}

@InputType({ description: 'Which members to list; every condition given must hold.' })
export class UserFilter {
  @Field(() => Boolean, { nullable: true, description: 'Only those who take part at present, or only those who do not.' })
  isActive?: boolean | null;
  @Field(() => CategoryFilter, { nullable: true, description: 'What they mainly work on.' })
  goalsCategory?: CategoryFilter | null;
  @Field(() => ExperienceLevelFilter, { nullable: true, description: 'How used they are to commitments.' })
  experienceLevel?: ExperienceLevelFilter | null;
  @Field(() => TimeZoneFilter, { nullable: true, description: 'Where they live.' })
  timezone?: TimeZoneFilter | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When they joined.' })
  createdAt?: DateTimeRange | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When they last did something here.' })
  lastActivityAt?: DateTimeRange | null;
}

export const UserOrderField = { CREATED_AT: 'CREATED_AT', LAST_ACTIVITY_AT: 'LAST_ACTIVITY_AT' } as const;
export type UserOrderField = keyof typeof UserOrderField;
registerEnumType(UserOrderField, {
  name: 'UserOrderField',
  description: 'What members may be ordered by.',
  valuesConfig: { CREATED_AT: { description: 'When they joined.' }, LAST_ACTIVITY_AT: { description: 'When they last did something here.' } },
});

@InputType({ description: 'The order of a list of members. By default the newest come first.' })
export class UserOrder {
  @Field(() => UserOrderField, { description: 'What to order by.' })
  field: UserOrderField;
  @Field(() => OrderDirection, { description: 'Which way.' })
  direction: OrderDirection;
}

@ArgsType()
export class UsersArgs extends PageArgs {
  @Field(() => UserFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: UserFilter | null;
  @Field(() => UserOrder, { nullable: true, description: 'In which order; the newest first when left out.' })
  orderBy?: UserOrder | null;
}

@InputType({ description: 'Which roles to list; every condition given must hold.' })
export class UserRoleFilter {
  @Field(() => RoleTypeFilter, { nullable: true, description: 'Which roles.' })
  roleType?: RoleTypeFilter | null;
  @Field(() => ID, { nullable: true, description: 'The roles of this person.' })
  userId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those that count at this moment, or only expired ones.' })
  isActive?: boolean | null;
}

@ArgsType()
export class UserRolesArgs extends PageArgs {
  @Field(() => UserRoleFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: UserRoleFilter | null;
}

@InputType({ description: 'A person who has written to a bot.' })
export class RegisterTelegramUserInput {
  @Field(() => TelegramID, { description: 'Their id at Telegram.' })
  telegramUserId: string;
  @Field(() => String, { nullable: true, description: 'Their first name at Telegram.' })
  firstName?: string | null;
  @Field(() => String, { nullable: true, description: 'Their name at Telegram without the @.' })
  username?: string | null;
  @Field(() => String, { nullable: true, description: 'The language of their Telegram, such as "de".' })
  languageCode?: string | null;
  @Field(() => BotEnum, { description: 'Which bot they wrote to.' })
  bot: Bot;
  @Field(() => TelegramID, {
    description: 'Where they wrote: their private chat with that bot. From a group they become a member whom the bot cannot write to yet.',
  })
  chatId: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What is to change in a profile. What is left out stays; null takes an answer back, where that is possible.' })
export class UpdateProfileInput {
  @Field(() => ID, { nullable: true, description: 'Whose profile: for admins. Left out: one’s own.' })
  userId?: string | null;
  @Field(() => TimeZone, { nullable: true, description: 'Where their days begin and end. At most one change in 12 hours; it cannot be taken back.' })
  timezone?: string | null;
  @Field(() => Int, { nullable: true, description: 'The hour, 0 to 12, at which their day begins.' })
  dayStartHour?: number | null;
  @Field(() => CategoryEnum, { nullable: true, description: 'What they mainly work on.' })
  goalsCategory?: Category | null;
  @Field(() => ExperienceLevelEnum, { nullable: true, description: 'How used they are to commitments.' })
  experienceLevel?: ExperienceLevel | null;
  @Field(() => MeetingStyleEnum, { nullable: true, description: 'How they like to be spoken to.' })
  preferredMeetingStyle?: MeetingStyle | null;
  @Field(() => [String], {
    nullable: true,
    description: 'What they are good at: at most ten short words of at most 40 characters; they are stored in small letters with hyphens.',
  })
  strengths?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'What they would like help with; the same limits.' })
  helpNeeded?: string[] | null;
  @Field(() => String, { nullable: true, description: 'A few sentences about themselves: at most 500 characters.' })
  bio?: string | null;
  @Field(() => EmailAddress, { nullable: true, description: 'Their address; nobody else may have the same.' })
  email?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True leaves the current question of the onboarding unanswered and goes on to the next.' })
  skipOnboardingStep?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'The `version` that was read before; refused with VERSION_CONFLICT if the profile has changed since.' })
  version?: number | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A role to give.' })
export class GrantRoleInput {
  @Field(() => ID, { description: 'To whom.' })
  userId: string;
  @Field(() => RoleTypeEnum, { description: 'Which role.' })
  roleType: RoleType;
  @Field(() => DateTimeISO, { nullable: true, description: 'When it is to end by itself; left out: never.' })
  expiresAt?: Date | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A role to take away.' })
export class RevokeRoleInput {
  @Field(() => ID, { description: 'From whom.' })
  userId: string;
  @Field(() => RoleTypeEnum, { description: 'Which role.' })
  roleType: RoleType;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}
