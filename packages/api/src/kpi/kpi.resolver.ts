import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../viewer/context.ts';
import { KpisType } from './kpi.type.ts';
import { readKpis } from './kpi-reading.actions.ts';

@Resolver()
export class KpiResolver {
  @Query(() => KpisType, { nullable: true, description: 'The figures of the dashboard. For admins and for keys with `kpis:read`.' })
  kpis(@Ctx() ctx: Context): Promise<KpisType> {
    return readKpis(ctx.em, ctx.now);
  }
}
