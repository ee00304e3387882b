import type { Target } from './last-writes.ts';
import type { PooledTransaction } from './pooled-transaction.ts';
import { Seat } from './seat.ts';
import { Change, type Given, type Question, type ValuesOf, WHOSE } from './shared-statement.ts';
import { askInOneTrip } from './with-next.ts';

type Values = ValuesOf<Given>;
type Asked = { readonly of: Question<object>; readonly values: Values; readonly rows: object[] };
type Changed = { readonly of: Change; readonly values: Values };

/** PostgreSQL takes no NUL in a text: one of them would spoil the statement for everybody. */
const hasNul = (values: readonly unknown[]): boolean => values.some((value) => typeof value === 'string' && value.includes('\0'));

/** What one of the company needs that company cannot give: it has to go alone. */
export class MustGoAlone extends Error {
  override name = 'MustGoAlone';
}

const inserts = new WeakMap<Target, Change>();
function insertInto(target: Target): Change {
  const known = inserts.get(target);
  if (known) return known;
  const names = Object.keys(target.columns);
  const insert = new Change(
    target.columns,
    `insert into ${target.table} (${names.join(', ')}) select ${names.map((name) => `given.${name}`).join(', ')} from given`,
  );
  inserts.set(target, insert);
  return insert;
}

/** The first of each, then the second of each, and so on; and of one turn those of one statement together. */
function* byStatement<Call extends { readonly of: object }>(lists: readonly (readonly Call[])[]): Generator<readonly Call[]> {
  const turns = Math.max(0, ...lists.map((list) => list.length));
  for (let turn = 0; turn < turns; turn += 1)
    yield* Map.groupBy(
      lists.map((list) => list[turn]).filter((call) => call !== undefined),
      (call) => call.of,
    ).values();
}

/** A place in a company. */
class SharedSeat extends Seat {
  readonly asked: Asked[] = [];
  readonly changed: Changed[] = [];
  readonly inserted: Changed[] = [];

  constructor(private readonly waits: () => Promise<void>) {
    super();
  }

  ask<Row extends object, Names extends Given>(question: Question<Row, Names>, values: ValuesOf<Names>): () => readonly Row[] {
    mustBeSent(Object.values(values));
    const rows: Row[] = [];
    this.asked.push({ of: question as unknown as Question<object>, values, rows });
    return () => rows;
  }

  async answered(): Promise<void> {
    if (this.changed.length > 0) throw new MustGoAlone('Who has changed something asks nothing more in company.');
    if (this.asked.length > 0) await this.waits();
  }

  async change<Names extends Given>(change: Change<Names>, values: ValuesOf<Names>): Promise<void> {
    mustBeSent(Object.values(values));
    this.changed.push({ of: change as unknown as Change, values });
  }

  async insert(target: Target, rows: readonly (readonly unknown[])[]): Promise<void> {
    const names = Object.keys(target.columns);
    for (const row of rows) {
      mustBeSent(row);
      this.inserted.push({ of: insertInto(target), values: Object.fromEntries(names.map((name, at) => [name, row[at]])) });
    }
  }
}

function mustBeSent(values: readonly unknown[]): void {
  if (hasNul(values)) throw new MustGoAlone('A text with a NUL goes alone.');
}

type Waiting = { readonly seat: SharedSeat; readonly resolve: () => void; readonly reject: (error: unknown) => void };

/**
 * Several who share one transaction. Each does what it would do in one of its own; what they ask and change by the same statement goes as one. What they ask is asked when all of them
 * wait for an answer or have ended.
 */
export class Company {
  /** Of those who have done what they came for. */
  private readonly done: SharedSeat[] = [];
  private waiting: Waiting[] = [];
  /** How many neither wait nor have ended. */
  private busy = 0;

  constructor(private readonly transaction: PooledTransaction) {}

  /** Lets each do its deed; what those who did it want changed is sent in one trip with the next statement of the transaction, or with the commit. */
  async act<Result>(deeds: readonly ((seat: Seat) => Promise<Result>)[]): Promise<PromiseSettledResult<Result>[]> {
    this.busy = deeds.length;
    const done = await Promise.allSettled(deeds.map((deed) => this.seated(deed)));
    await this.write();
    return done;
  }

  private async seated<Result>(deed: (seat: Seat) => Promise<Result>): Promise<Result> {
    const seat: SharedSeat = new SharedSeat(() => this.waits(seat));
    try {
      const result = await deed(seat);
      this.done.push(seat);
      return result;
    } finally {
      this.rests();
    }
  }

  private waits(seat: SharedSeat): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ seat, resolve, reject });
      this.rests();
    });
  }

  private rests(): void {
    this.busy -= 1;
    if (this.busy === 0 && this.waiting.length > 0) void this.answer(this.waiting.splice(0));
  }

  private async answer(waiting: readonly Waiting[]): Promise<void> {
    try {
      await this.ask(waiting.map(({ seat }) => seat.asked.splice(0)));
      this.busy = waiting.length;
      for (const { resolve } of waiting) resolve();
    } catch (error) {
      this.busy = waiting.length;
      for (const { reject } of waiting) reject(error);
    }
  }

  private async ask(asked: readonly (readonly Asked[])[]): Promise<void> {
    const together = [...byStatement(asked)];
    const found = await askInOneTrip(
      this.transaction,
      together.map((all) => all[0]!.of.many(all.map((one) => one.values))),
    );
    for (const [at, all] of together.entries())
      for (const { [WHOSE]: whose, ...row } of found[at] as readonly { [WHOSE]: number }[]) all[whose - 1]!.rows.push(row);
  }

  private async write(): Promise<void> {
    const changes = byStatement(this.done.map(({ changed }) => changed));
    const rows = Map.groupBy(
      this.done.flatMap(({ inserted }) => inserted),
      ({ of }) => of,
    ).values();
    for (const all of [...changes, ...rows]) {
      await this.transaction.withNext(all[0]!.of.many(all.map((one) => one.values)));
    }
  }
}
