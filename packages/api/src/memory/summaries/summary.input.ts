import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../lib/page.type.ts';
import type { PeriodKind } from './period.rules.ts';
import { PeriodEnum } from './summary.type.ts';

@InputType({ description: 'Which summaries to list; every condition given must hold.' })
class PeriodSummaryFilter {
  @Field(() => PeriodEnum, { nullable: true, description: 'Only weeks, or only months.' })
  period?: PeriodKind | null;
}

@ArgsType()
export class PeriodSummaryArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Whose: for admins. Left out: one’s own.' })
  userId?: string | null;
  @Field(() => PeriodSummaryFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: PeriodSummaryFilter | null;
}
