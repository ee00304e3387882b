import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalTime } from '../lib/scalars.ts';
import { IDEMPOTENCY_KEY } from '../lib/idempotency-key.text.ts';

const WHOSE = 'Whose: for admins. Left out: one’s own.';

@InputType({ description: 'A span of a weekday in which a member could meet, by their own clock.' })
class AvailabilityWindowInput {
  @Field(() => Int, { description: 'The weekday: 1 (Monday) to 7 (Sunday).' })
  dayOfWeek: number;
  @Field(() => LocalTime, { description: 'When it begins; kept to the minute.' })
  fromTime: string;
  @Field(() => LocalTime, { description: 'When it ends, on the same day. What runs past midnight is given as two spans.' })
  toTime: string;
}

@InputType({ description: 'When in the week a member could meet. What was kept before is replaced as a whole.' })
export class SetAvailabilityInput {
  @Field(() => ID, { nullable: true, description: WHOSE })
  userId?: string | null;
  @Field(() => [AvailabilityWindowInput], { description: 'At most 21 spans, none of which overlap; empty for none.' })
  windows: AvailabilityWindowInput[];
  @Field(() => Int, { nullable: true, description: 'The member’s `version` that was read before; refused with VERSION_CONFLICT if it has changed since.' })
  version?: number | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which ways of reaching a member may be used. What is left out stays.' })
class NotificationChannelsInput {
  @Field(() => Boolean, { nullable: true, description: 'By Telegram.' })
  telegram?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'By e-mail, to a verified address.' })
  email?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'By SMS, to a verified number with consent.' })
  sms?: boolean | null;
}

@InputType({ description: 'A span of the night, by the member’s own clock; it may run past midnight.' })
class QuietHoursInput {
  @Field(() => LocalTime, { description: 'When it begins; kept to the minute.' })
  start: string;
  @Field(() => LocalTime, { description: 'When it ends.' })
  end: string;
}

@InputType({ description: 'When a summary of the week is wanted, by the member’s own clock.' })
class WeeklySummaryInput {
  @Field(() => Int, { description: 'The weekday: 1 (Monday) to 7 (Sunday).' })
  weekday: number;
  @Field(() => LocalTime, { description: 'At what time; kept to the minute.' })
  time: string;
}

@InputType({ description: 'What is to change about what a member is sent. What is left out stays.' })
export class SetNotificationPreferencesInput {
  @Field(() => ID, { nullable: true, description: WHOSE })
  userId?: string | null;
  @Field(() => NotificationChannelsInput, { nullable: true, description: 'Which ways may be used.' })
  channels?: NotificationChannelsInput | null;
  @Field(() => QuietHoursInput, { nullable: true, description: 'When nothing is sent that can wait; null: at no time.' })
  quietHours?: QuietHoursInput | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether to be reminded of what is due today.' })
  dueToday?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'So many hours before the due day closes, 1 to 48; null: not at all.' })
  dueSoonHours?: number | null;
  @Field(() => [Int], { nullable: true, description: 'So many hours before a meeting of the pod: at most five, each 1 to 168; empty: not at all.' })
  podMeetingHours?: number[] | null;
  @Field(() => WeeklySummaryInput, { nullable: true, description: 'When a summary of the week is sent; null: not at all.' })
  weeklySummary?: WeeklySummaryInput | null;
  @Field(() => String, { nullable: true, description: 'The language they are spoken to in, as a tag such as "de" or "pt-BR".' })
  locale?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether their texts may be given to a language model outside the house.' })
  llmOptIn?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'True when nothing shall be remembered of their texts beyond the commitments themselves.' })
  memoryOptOut?: boolean | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The `version` of the person that was read before; refused with VERSION_CONFLICT if they have changed since.',
  })
  version?: number | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}
