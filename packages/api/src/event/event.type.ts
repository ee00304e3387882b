import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO } from '../lib/scalars.ts';
import { EVENT_TYPES, type EventType } from './catalog.ts';
import type { Event } from './event.entity.ts';

export const EventTypeEnum = enumOf(EVENT_TYPES);
registerEnumType(EventTypeEnum, { name: 'EventType', description: 'What may happen. New names are added; none is ever renamed.' });

type Shown = 'id' | 'at' | 'userId' | 'podId' | 'commitmentId';

@ObjectType('Event', { description: 'One line of the ordered log of what happened. It holds ids only.' })
export class EventLine implements Pick<Event, Shown> {
  @Field(() => String, { description: 'Its place in the log; give it to `after` to get everything that follows.' })
  cursor: string;
  @Field(() => ID, { description: 'The event’s id.' })
  id: string;
  @Field(() => EventTypeEnum, { description: 'What happened.' })
  type: EventType;
  @Field(() => DateTimeISO, { description: 'When it happened.' })
  at: Date;
  @Field(() => ID, { nullable: true, description: 'The member it is about.' })
  userId: string | null;
  @Field(() => ID, { nullable: true, description: 'The pod it is about.' })
  podId: string | null;
  @Field(() => ID, { nullable: true, description: 'The commitment it is about.' })
  commitmentId: string | null;
}

export const { Connection: EventConnection } = connectionOf('Event', () => EventLine);
