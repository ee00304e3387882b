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
import pg from 'pg';

/** So many different texts get a name; what comes later is still bound, but planned each time. A connection keeps a plan for each name. */
const MOST_NAMES = 500;
/** Only these take parameters. */
const TAKES_PARAMETERS = /^\s*(?:select|insert|update|delete|with|merge|values)\b/i;

/** A text as PostgreSQL takes it, `$1` for each `?`; null for one that is not to be bound. */
const texts = new Map<string, string | null>();
/** By the text with `$1`. */
const names = new Map<string, string>();

function boundText(query: string): string | null {
  const known = texts.get(query);
  if (known !== undefined) return known;
  let number = 0;
  const isPlain = TAKES_PARAMETERS.test(query) && !query.includes('??') && !query.includes('\\?');
  const text = isPlain ? query.replaceAll('?', () => `$${(number += 1)}`) : null;
  if (texts.size < MOST_NAMES) {
    texts.set(query, text);
    if (text !== null) names.set(text, `w${names.size}`);
  }
  return text;
}

type Scalar = string | number | boolean | Date | null;
/** Lists, JSON and fragments are left to MikroORM, which writes them into the text. */
const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date;
const bound = (value: Scalar): string | boolean | null => {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'number' ? String(value) : value;
};

/** A connection to PostgreSQL that prepares, by name, what `execute` sends often. */
export class PreparingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const plain = this.query.bind(this) as (...given: unknown[]) => unknown;
    this.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? names.get(text) : undefined;
      return name === undefined ? plain(text, values, ...rest) : plain({ name, text, values }, ...rest);
    }) as pg.Client['query'];
  }
}

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
