import { Args, Query, Resolver } from 'type-graphql';
import { planned } from '../../lib/planned.ts';
import { PeriodSummaryArgs } from './summary.input.ts';
import { PeriodSummaryConnection, PeriodSummaryType } from './summary.type.ts';

@Resolver(() => PeriodSummaryType)
export class SummaryResolver {
  @Query(() => PeriodSummaryConnection, {
    description:
      'A member’s last 13 weeks and 12 months, the latest first; for members about themselves. Written at noon after a week or a month is over, or when it is told before that.',
  })
  summaries(@Args(() => PeriodSummaryArgs) _which: PeriodSummaryArgs): object {
    return planned();
  }
}
