import {
  PostgreSqlConnection,
  PostgreSqlDriver,
  type Configuration,
  type EntityData,
  type LoggingOptions,
  type QueryResult,
  type Transaction,
} from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import type { WireValue } from './joint-trip.ts';
import { boundText } from './statement-names.ts';

type Scalar = string | number | boolean | Date | null;
/** Lists, JSON and fragments are left to MikroORM, which writes them into the text. */
const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date;
const bound = (value: Scalar): WireValue => {
  if (value instanceof Date) return value.toISOString();
  return value === null ? null : String(value);
};

/** MikroORM writes values into the text of each statement, so PostgreSQL parses and plans each one anew; here they are bound, and the plan is kept. */
class PreparedConnection extends PostgreSqlConnection {
  override async execute<T extends QueryResult | EntityData<object> | EntityData<object>[] = EntityData<object>[]>(
    ...given: Parameters<PostgreSqlConnection['execute']>
  ): Promise<T> {
    const [query, params = [], method = 'all', ctx, loggerContext] = given;
    const text = isBindable(query, params, loggerContext) ? boundText(query as string) : null;
    if (text === null) return super.execute<T>(...given);
    await this.ensureConnection();
    const compiled = CompiledQuery.raw(text, (params as Scalar[]).map(bound));
    const result = await ((ctx as Transaction<ReturnType<PostgreSqlConnection['getClient']>> | undefined) ?? this.getClient()).executeQuery(compiled);
    return this.transformRawResult<T>(result, method);
  }
}

const isBindable = (query: unknown, params: unknown, context: LoggingOptions | undefined): boolean =>
  typeof query === 'string' && Array.isArray(params) && params.length > 0 && params.every(isScalar) && !(context && 'signal' in context);

/** PostgreSQL by MikroORM, with statements that are bound and prepared. */
export class PreparedDriver extends PostgreSqlDriver {
  protected override readonly connection: PostgreSqlConnection;

  constructor(config: Configuration) {
    super(config);
    this.connection = new PreparedConnection(config);
  }
}
