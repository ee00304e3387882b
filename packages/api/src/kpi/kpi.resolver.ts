import { Args, Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import type { Context } from '../viewer/context.ts';
import { readKpis, readSeries } from './kpi-reading.actions.ts';
import { KpiPointType, KpiSeriesArgs, KpisType } from './kpi.type.ts';

@Resolver(() => KpisType)
export class KpiResolver {
  @Query(() => KpisType, { nullable: true, description: 'The figures of the dashboard. For admins and for keys with `kpis:read`.' })
  kpis(@Ctx() ctx: Context): Promise<KpisType> {
    return readKpis(ctx.em, ctx.now);
  }

  @FieldResolver(() => [KpiPointType], {
    description:
      'A key figure week by week, the oldest first. A week without anything has no point. At most 10400 points: a series that has more is refused with QUERY_TOO_COMPLEX. In a large community the last two weeks were counted up to five minutes ago, those before up to a day.',
  })
  series(@Args(() => KpiSeriesArgs) { metric, weeks, by, segments }: KpiSeriesArgs, @Ctx() ctx: Context): Promise<KpiPointType[]> {
    return readSeries(ctx.em, ctx.now, { metric, weeks: weeks ?? null, by: by ?? null, segments: segments ?? null });
  }
}
