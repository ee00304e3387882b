import { registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { BOTS, CATEGORIES, EXPERIENCE_LEVELS, MEETING_STYLES, ONBOARDING_STEPS, ROLE_TYPES } from './user.rules.ts';

export const RoleTypeEnum = enumOf(ROLE_TYPES);
registerEnumType(RoleTypeEnum, {
  name: 'RoleType',
  description: 'A role a person may hold. Several may be held together, but never UNPAID with PAID.',
  valuesConfig: {
    UNPAID: { description: 'Everybody who has not paid; a new member starts with it.' },
    PAID: { description: 'Has a running subscription.' },
    POD_MEMBER: { description: 'Belongs to a pod at present; follows from the membership.' },
    ADMIN: { description: 'Runs the community: sees every member and changes what they may.' },
    SUPER_ADMIN: { description: 'May also make and unmake admins. At least one always remains.' },
  },
});

export const CategoryEnum = enumOf(CATEGORIES);
registerEnumType(CategoryEnum, {
  name: 'Category',
  description: 'The area of life that a goal or a commitment belongs to.',
  valuesConfig: {
    HEALTH: { description: 'Body and mind: sport, food, sleep, rest.' },
    WORK: { description: 'A job or a business.' },
    PERSONAL: { description: 'Home, family, friends, money, everything private.' },
    LEARNING: { description: 'A skill, a language, a course, reading.' },
  },
});

export const ExperienceLevelEnum = enumOf(EXPERIENCE_LEVELS);
registerEnumType(ExperienceLevelEnum, {
  name: 'ExperienceLevel',
  description: 'How used a member is to working with commitments.',
  valuesConfig: {
    BEGINNER: { description: 'New to it.' },
    INTERMEDIATE: { description: 'Has done it for a while.' },
    ADVANCED: { description: 'It is a habit.' },
  },
});

export const MeetingStyleEnum = enumOf(MEETING_STYLES);
registerEnumType(MeetingStyleEnum, {
  name: 'MeetingStyle',
  description: 'How a member likes to be spoken to in a pod.',
  valuesConfig: {
    SUPPORTIVE: { description: 'Encouragement first.' },
    DIRECT: { description: 'Plain words first.' },
    MIXED: { description: 'Both, as it fits.' },
  },
});

export const OnboardingStepEnum = enumOf(ONBOARDING_STEPS);
registerEnumType(OnboardingStepEnum, {
  name: 'OnboardingStep',
  description: 'A question of the onboarding.',
  valuesConfig: {
    TIMEZONE: { description: 'Where does the member live? Answered by `timezone`.' },
    DAY_START: { description: 'At which hour does their day begin? Answered by `dayStartHour`.' },
    CATEGORY: { description: 'Which area of life do they work on? Answered by `goalsCategory`.' },
    LEVEL: { description: 'How used are they to commitments? Answered by `experienceLevel`.' },
    STYLE: { description: 'How do they like to be spoken to? Answered by `preferredMeetingStyle`.' },
  },
});

export const BotEnum = enumOf(BOTS);
registerEnumType(BotEnum, {
  name: 'Bot',
  description: 'One of the two Telegram bots.',
  valuesConfig: {
    COMMITMENT: { description: 'The bot for promises, reports and streaks.' },
    POD: { description: 'The bot for pods and their meetings.' },
  },
});
