import { randomUUID } from 'node:crypto';
import { p } from '@mikro-orm/postgresql';

/** A UUID primary key: made by the process, so that an entity has its id before it is written, or by the database for plain SQL. */
export const id = () =>
  p
    .uuid()
    .primary()
    .onCreate(() => randomUUID())
    .defaultRaw('gen_random_uuid()');

/** When the row came to be. Actions give their own `now`; the database's clock is the fallback of plain SQL. */
export const bornAt = () => p.datetime().defaultRaw('now()');

/** When a person last changed the row; written by the unit of work from the process's clock (`StampUpdates`). */
export const changedAt = () => p.datetime().defaultRaw('now()');

/** The optimistic lock: counts what people change. Counters and caches are written by plain SQL and leave it alone. */
export const version = () => p.integer().version();

/** A 0-100 percentage with two decimals. */
export const percentage = () => p.decimal('number').precision(5).scale(2);

/** A Telegram id: up to 52 bits, a string in the process. */
export const telegramId = () => p.bigint('string');
