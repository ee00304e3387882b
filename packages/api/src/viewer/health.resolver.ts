import { readFileSync } from 'node:fs';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from './context.ts';
import { HealthType } from './health.type.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

@Resolver()
export class HealthResolver {
  @Query(() => HealthType, { description: 'Whether the service works. For everybody.' })
  async health(@Ctx() ctx: Context): Promise<HealthType> {
    const [row] = await ctx.em.execute<{ server_version: string }[]>('show server_version');
    return { status: 'ok', version, databaseVersion: ctx.viewer.kind === 'admin' ? row!.server_version : null, now: ctx.now };
  }
}
