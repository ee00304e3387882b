import type pg from 'pg';
import { JointTrip, wireValue, type Answer, type Known, type BoundStatement } from './joint-trip.ts';
import { type Answering, sameTogether, type Wanted } from './same-queries.ts';
import { nameOf, ofBehindCommit, WITH_NEXT } from './statement-names.ts';
import { WatchedClient, type WatchedConfig } from './watched-client.ts';

/** A statement that goes with the next one; `rows` is what its caller holds, and is filled when the answer is there. */
type Held = Wanted;

const BEGINS = /^(?:begin|start transaction)\b/;
const isBegin = ({ text }: BoundStatement): boolean => BEGINS.test(text);
const nothing = (command: string, rows: object[] = []): Answer => ({ command, rowCount: null, rows });

/**
 * A connection to PostgreSQL that makes few trips. What is bound is prepared by name; the beginning of a transaction, and what is marked to go with the next statement, waits for
 * that one; what still waits at the commit goes with it. A transaction that ends before its first statement never reaches PostgreSQL.
 */
export class PreparingClient extends WatchedClient {
  private held: Held[] = [];
  private behindCommit: Held[] = [];
  private isInTransaction = false;
  private readonly known: Known = { readerOf: (typeId) => this.getTypeParser(typeId, 'text') as (text: string) => unknown, columns: new Map() };
  private readonly plain: (...given: unknown[]) => unknown;

  constructor(config?: WatchedConfig) {
    super(config);
    this.plain = this.query.bind(this) as (...given: unknown[]) => unknown;
    this.query = ((text: unknown, values: unknown, ...rest: unknown[]) =>
      typeof text === 'string' && Array.isArray(values) && rest.length === 0
        ? this.run(text, values)
        : this.behindHeld(text, values, rest)) as pg.Client['query'];
  }

  private run(given: string, values: readonly unknown[]): unknown {
    const behind = ofBehindCommit(given);
    if (behind) return this.askBehindCommit({ ...behind, values: values.map(wireValue) });
    const isHeld = given.startsWith(WITH_NEXT);
    const text = isHeld ? given.slice(WITH_NEXT.length) : given;
    const statement = { text, name: nameOf(text), values: values.map(wireValue) };
    if (BEGINS.test(text)) return this.begin(statement);
    if (text === 'commit') return this.commit(statement);
    if (text === 'rollback') return this.rollback(text, values);
    if (isHeld && this.isInTransaction) return this.hold(statement);
    return values.length > 0 ? this.together(statement) : this.behindHeld(text, values, []);
  }

  private askBehindCommit(query: BoundStatement): Promise<Answer> {
    const rows: object[] = [];
    this.behindCommit.push({ ...query, rows });
    return Promise.resolve(nothing('', rows));
  }

  private begin(statement: BoundStatement): Promise<Answer> {
    this.isInTransaction = true;
    return this.hold(statement);
  }

  private commit(statement: BoundStatement): Promise<Answer> {
    this.isInTransaction = false;
    const behindCommit = this.behindCommit.splice(0);
    const isEmpty = this.held.length === 1 && isBegin(this.held[0]!);
    if (!isEmpty || behindCommit.length > 0) return this.together(statement, sameTogether(behindCommit));
    this.held = [];
    return Promise.resolve(nothing('COMMIT'));
  }

  private rollback(text: string, values: readonly unknown[]): unknown {
    this.isInTransaction = false;
    const isUnknownThere = this.held.some(isBegin);
    this.held = [];
    this.behindCommit = [];
    return isUnknownThere ? Promise.resolve(nothing('ROLLBACK')) : this.undo(text, values);
  }

  /** What a lost connection had begun PostgreSQL undoes by itself. Told of a fault here, Kysely would never give the connection back, and its place in the pool were lost. */
  private async undo(text: string, values: readonly unknown[]): Promise<unknown> {
    try {
      return await this.plain(text, values);
    } catch (error) {
      // The pool looks at the same when it takes a connection back, and drops one that is lost.
      if ((this as unknown as { _queryable: boolean })._queryable) throw error;
      return nothing('ROLLBACK');
    }
  }

  private hold(statement: BoundStatement): Promise<Answer> {
    const rows: object[] = [];
    this.held.push({ ...statement, rows });
    return Promise.resolve(nothing('', rows));
  }

  /** Whatever is no bound statement goes as the driver sends it, after what waits. */
  private behindHeld(text: unknown, values: unknown, rest: readonly unknown[]): unknown {
    const last = this.held.pop();
    if (!last) return this.plain(text, values, ...rest);
    const before = this.together(last).then(({ rows }) => last.rows.push(...rows));
    if (typeof text === 'string' && rest.length === 0) return before.then(() => this.plain(text, values));
    // A query that answers by itself hears from PostgreSQL that its transaction has failed.
    before.catch(() => undefined);
    return this.plain(text, values, ...rest);
  }

  private together(last: BoundStatement, behind: readonly Answering[] = []): Promise<Answer> {
    const { held } = this;
    this.held = [];
    return new Promise((resolve, reject) => {
      const done = (error: Error | null, answers: readonly Answer[]): void => {
        const answer = answers[held.length];
        // Once the last one is answered, a fault can only be of what was asked behind it; what follows the fault is not answered either.
        if (!answer) return reject(error!);
        for (const [at, { rows }] of held.entries()) rows.push(...answers[at]!.rows);
        for (const [at, { take }] of behind.entries()) take(answers[held.length + 1 + at]?.rows ?? []);
        resolve(answer);
      };
      this.plain(new JointTrip([...held, last, ...behind.map(({ statement }) => statement)], this.known, done));
    });
  }
}
