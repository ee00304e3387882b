import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { LocalDate, LocalTime } from '../lib/scalars.ts';
import { CategoryEnum } from '../user/closed-sets.type.ts';
import type { Category } from '../user/user.rules.ts';
import {
  INTENTS,
  SAFETY_CERTAINTIES,
  SAFETY_FLAGS,
  SMART_LETTERS,
  type Intent,
  type SafetyCertainty,
  type SafetyFlag,
  type SmartLetter,
  type SmartPoints,
} from './smart/reading.rules.ts';

const IntentEnum = enumOf(INTENTS);
registerEnumType(IntentEnum, {
  name: 'Intent',
  description: 'What a message wants.',
  valuesConfig: {
    PROMISE: { description: 'To promise something.' },
    REPORT: { description: 'To tell what was done.' },
    QUESTION: { description: 'To know something.' },
    CHAT: { description: 'Only to talk.' },
  },
});

const SmartLetterEnum = enumOf(SMART_LETTERS);
registerEnumType(SmartLetterEnum, {
  name: 'SmartLetter',
  description: 'One side of a good promise.',
  valuesConfig: {
    S: { description: 'Specific.' },
    M: { description: 'Measurable.' },
    A: { description: 'Attainable.' },
    R: { description: 'Relevant.' },
    T: { description: 'Time-bound.' },
  },
});

const SafetyFlagEnum = enumOf(SAFETY_FLAGS);
registerEnumType(SafetyFlagEnum, {
  name: 'SafetyFlag',
  description: 'Why a text is neither scored, kept, shared nor reminded of.',
  valuesConfig: {
    NONE: { description: 'Nothing speaks against it.' },
    SELF_HARM: { description: 'It speaks of hurting oneself. Show where help is.' },
    HARM_OTHERS: { description: 'It speaks of hurting somebody else.' },
    EATING: { description: 'It speaks of eating in a way that makes ill.' },
    UNSAFE_PLAN: { description: 'It is a plan that could hurt somebody.' },
  },
});

const SafetyCertaintyEnum = enumOf(SAFETY_CERTAINTIES);
registerEnumType(SafetyCertaintyEnum, {
  name: 'SafetyCertainty',
  description: 'How sure it is that a text speaks of harm.',
  valuesConfig: {
    CERTAIN: { description: 'It is neither scored, kept, shared nor reminded of.' },
    SUSPECTED: { description: 'It may be something else. Show where help is; the member may keep it all the same, with `confirmedSafe`.' },
  },
});

@ObjectType('SmartPoints', { description: 'The points of a promise. The score is one more than their sum.', simpleResolvers: true })
class SmartPointsType implements SmartPoints {
  @Field(() => Int, { description: 'Specific: 0 to 2.' })
  S: number;
  @Field(() => Int, { description: 'Measurable: 0 to 2.' })
  M: number;
  @Field(() => Int, { description: 'Attainable: 0 to 2.' })
  A: number;
  @Field(() => Int, { description: 'Relevant: 0 or 1.' })
  R: number;
  @Field(() => Int, { description: 'Time-bound: 0 to 2.' })
  T: number;
}

@ObjectType('SmartReason', { description: 'Why a letter has its points.', simpleResolvers: true })
class SmartReasonType {
  @Field(() => SmartLetterEnum, { description: 'The letter.' })
  letter: SmartLetter;
  @Field(() => String, { description: 'The reason, in a sentence.' })
  text: string;
}

@ObjectType('ReadingWhen', { description: 'When a promise is to be done, as it was said.', simpleResolvers: true })
class ReadingWhenType {
  @Field(() => String, { description: 'What sort of time it names: day, period, recurring, fuzzy, past, invalid, or none.' })
  kind: string;
  @Field(() => String, {
    nullable: true,
    description: 'How often, as a rule of iCalendar; null where it says nothing of it. What is `recurring` by such a rule goes to `createRecurringCommitment`.',
  })
  rrule: string | null;
}

@ObjectType('ReadingItem', { description: 'One promise found in a message.', simpleResolvers: true })
class ReadingItemType {
  @Field(() => Int, { description: 'Its place in the reading, from 0; give it to `createCommitment` as `item`.' })
  index: number;
  @Field(() => String, { description: 'Its words.' })
  text: string;
  @Field(() => Int, { nullable: true, description: '1 to 10; null for what must not be scored (see `safety`).' })
  score: number | null;
  @Field(() => SmartPointsType, { description: 'What the score is made of.' })
  points: SmartPointsType;
  @Field(() => ReadingWhenType, { description: 'When it is to be done.' })
  when: ReadingWhenType;
  @Field(() => [SmartReasonType], { description: 'A reason for each letter; empty for what must not be scored.' })
  reasons: SmartReasonType[];
  @Field(() => CategoryEnum, { nullable: true, description: 'The area of life it seems to belong to; null when nothing tells.' })
  category: Category | null;
  @Field(() => Int, { nullable: true, description: 'From 1 (trivial) to 5 (exceptional).' })
  difficultyLevel: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How many minutes it seems to take until the due day; 0 for leaving something be; null when nothing tells.',
  })
  estimatedTimeMinutes: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'The member’s day it speaks of; null when it names none.' })
  dueDate: string | null;
  @Field(() => LocalTime, {
    nullable: true,
    description: 'The time of day it speaks of, the likelier half of the day where it leaves that open (“at 7”); null when it names none.',
  })
  timeOfDay: string | null;
  @Field(() => [LocalDate], { description: 'Other days it may mean, the likeliest first. Ask the member when there are some.' })
  dueAlternatives: string[];
  @Field(() => String, { nullable: true, description: 'One question that would make it better; null when nothing needs asking.' })
  question: string | null;
  @Field(() => SmartLetterEnum, { nullable: true, description: 'What the question is about; null without one.' })
  questionLetter: SmartLetter | null;
  @Field(() => String, { nullable: true, description: 'The same in fewer words. It never adds anything; null when there is nothing to take away.' })
  rewrite: string | null;
  @Field(() => [String], { description: 'Answers to the question that can be tapped; empty when it is best answered in words.' })
  questionOptions: string[];
  @Field(() => Boolean, { description: 'Whether the category is unsure: ask the member, and give the answer to `createCommitment` as `category`.' })
  asksCategory: boolean;
  @Field(() => SafetyFlagEnum, { description: 'Whether it may be kept at all.' })
  safety: SafetyFlag;
  @Field(() => SafetyCertaintyEnum, { nullable: true, description: 'How sure `safety` is; null where it is NONE.' })
  safetyCertainty: SafetyCertainty | null;
}

@ObjectType('CommitmentReading', {
  description: 'What was understood of a message. It is kept, so that a button can name an item of it.',
  simpleResolvers: true,
})
export class CommitmentReadingType {
  @Field(() => ID, { description: 'Give it to `createCommitment` as `readingId`.' })
  id: string;
  @Field(() => IntentEnum, { description: 'What the message wants.' })
  intent: Intent;
  @Field(() => Boolean, { description: 'Whether it promises something.' })
  isCommitment: boolean;
  @Field(() => String, { description: 'The message.' })
  text: string;
  @Field(() => [ReadingItemType], { description: 'The promises found in it; empty unless it promises something.' })
  items: ReadingItemType[];
}
