import { Field, InputType, registerEnumType } from 'type-graphql';
import { DateTimeISO, LocalDate } from './scalars.ts';

/** Which way a list runs; the primary key breaks ties in the same direction. */
export const OrderDirection = { ASC: 'ASC', DESC: 'DESC' } as const;
export type OrderDirection = (typeof OrderDirection)[keyof typeof OrderDirection];
registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which way a list runs.',
  valuesConfig: {
    ASC: { description: 'Smallest, earliest or first in the alphabet first.' },
    DESC: { description: 'Largest, latest or last in the alphabet first; what is missing counts as largest.' },
  },
});

@InputType({ description: 'A span of time. Either end may be left out.' })
export class DateTimeRange {
  @Field(() => DateTimeISO, { nullable: true, description: 'From this instant on, itself included.' })
  from?: Date | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'Up to this instant, itself excluded.' })
  before?: Date | null;
}

@InputType({ description: 'A span of days. Either end may be left out.' })
export class LocalDateRange {
  @Field(() => LocalDate, { nullable: true, description: 'From this day on, itself included.' })
  from?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Up to this day, itself excluded.' })
  before?: string | null;
}
