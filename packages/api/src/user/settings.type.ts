import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalTime } from '../lib/scalars.ts';
import type { AvailabilityWindow } from './availability-window.entity.ts';
import { UserType } from './user.type.ts';

@ObjectType('AvailabilityWindow', { description: 'A span of a weekday in which a member could meet, by their own clock.', simpleResolvers: true })
export class AvailabilityWindowType implements Pick<AvailabilityWindow, 'id' | 'dayOfWeek' | 'fromTime' | 'toTime'> {
  @Field(() => ID, { description: 'Lasts until the availability is set anew.' })
  id: string;
  @Field(() => Int, { description: 'The weekday: 1 (Monday) to 7 (Sunday).' })
  dayOfWeek: number;
  @Field(() => LocalTime, { description: 'When it begins.' })
  fromTime: string;
  @Field(() => LocalTime, { description: 'When it ends.' })
  toTime: string;
}

@ObjectType('NotificationChannels', { description: 'Which ways of reaching a member may be used.', simpleResolvers: true })
class NotificationChannelsType {
  @Field(() => Boolean, { description: 'By Telegram.' })
  telegram: boolean;
  @Field(() => Boolean, { description: 'By e-mail, to a verified address.' })
  email: boolean;
  @Field(() => Boolean, { description: 'By SMS, to a verified number with consent.' })
  sms: boolean;
}

@ObjectType('QuietHours', { description: 'A span of the night, by the member’s own clock; it may run past midnight.', simpleResolvers: true })
class QuietHoursType {
  @Field(() => LocalTime, { description: 'When it begins.' })
  start: string;
  @Field(() => LocalTime, { description: 'When it ends.' })
  end: string;
}

@ObjectType('WeeklySummaryTime', { description: 'When a summary of the week is sent, by the member’s own clock.', simpleResolvers: true })
class WeeklySummaryTimeType {
  @Field(() => Int, { description: 'The weekday: 1 (Monday) to 7 (Sunday).' })
  weekday: number;
  @Field(() => LocalTime, { description: 'At what time.' })
  time: string;
}

@ObjectType('NotificationPreferences', { description: 'What a member wants to be sent, how and when.', simpleResolvers: true })
export class NotificationPreferencesType {
  @Field(() => NotificationChannelsType, { description: 'Which ways may be used.' })
  channels: NotificationChannelsType;
  @Field(() => QuietHoursType, { nullable: true, description: 'When nothing is sent that can wait; null: at no time.' })
  quietHours: QuietHoursType | null;
  @Field(() => Boolean, { description: 'Whether to be reminded of what is due today.' })
  dueToday: boolean;
  @Field(() => Int, { nullable: true, description: 'So many hours before the due day closes; null: not at all.' })
  dueSoonHours: number | null;
  @Field(() => [Int], { description: 'So many hours before a meeting of the pod, the earliest reminder first.' })
  podMeetingHours: number[];
  @Field(() => WeeklySummaryTimeType, { nullable: true, description: 'When a summary of the week is sent; null: not at all.' })
  weeklySummary: WeeklySummaryTimeType | null;
  @Field(() => String, { description: 'The language they are spoken to in, as a tag such as "de".' })
  locale: string;
  @Field(() => Boolean, { description: 'Whether their texts may be given to a language model outside the house.' })
  llmOptIn: boolean;
  @Field(() => Boolean, { description: 'True when nothing is remembered of their texts beyond the commitments themselves.' })
  memoryOptOut: boolean;
}

@ObjectType({ description: 'An availability that was set.' })
export class SetAvailabilityPayload {
  @Field(() => UserType, { description: 'The member, with their new `availability`.' })
  user: UserType;
}

@ObjectType({ description: 'Preferences that were set.' })
export class SetNotificationPreferencesPayload {
  @Field(() => UserType, { description: 'The member, with their new `notificationPreferences`.' })
  user: UserType;
}
