import type { EntityManager } from '@mikro-orm/postgresql';
import { insertLast, type Target } from './last-writes.ts';
import type { Change, Given, Question, Sent, ValuesOf } from './shared-statement.ts';
import { askInOneTrip, type Asks, readWithNext, runWithNext } from './with-next.ts';

/**
 * Where a verb asks and changes: in a transaction of its own, or in one with other callers. It asks for all that it needs, waits once until that is answered, decides, and changes.
 */
export abstract class Seat {
  /** Asks with whatever else is asked before `answered`, in the order of asking. @returns what tells the rows from then on */
  abstract ask<Row extends object, Names extends Given>(question: Question<Row, Names>, values: ValuesOf<Names>): () => readonly Row[];
  /** Everything that was asked is answered. */
  abstract answered(): Promise<void>;
  /** Changes something, before the commit at the latest, in the order of changing. */
  abstract change<Names extends Given>(change: Change<Names>, values: ValuesOf<Names>): Promise<void>;
  /** Inserts rows that nothing in this transaction reads again. */
  abstract insert(target: Target, rows: readonly (readonly unknown[])[]): Promise<void>;
}

type Asked = { readonly sent: Sent; readonly rows: object[] };

/** A seat in a transaction of one's own. */
class OwnSeat extends Seat {
  private asked: Asked[] = [];
  private readonly asks: Asks;

  constructor(private readonly em: EntityManager) {
    super();
    this.asks = { execute: ({ text, values }) => em.execute<object[]>(text, values), withNext: ({ text, values }) => readWithNext<object>(em, text, values) };
  }

  ask<Row extends object, Names extends Given>(question: Question<Row, Names>, values: ValuesOf<Names>): () => readonly Row[] {
    const rows: Row[] = [];
    this.asked.push({ sent: question.one(values), rows });
    return () => rows;
  }

  async answered(): Promise<void> {
    const asked = this.asked.splice(0);
    const found = await askInOneTrip(
      this.asks,
      asked.map(({ sent }) => sent),
    );
    for (const [at, { rows }] of asked.entries()) rows.push(...found[at]!);
  }

  async change<Names extends Given>(change: Change<Names>, values: ValuesOf<Names>): Promise<void> {
    const { text, values: sent } = change.one(values);
    await runWithNext(this.em, text, sent);
  }

  insert(target: Target, rows: readonly (readonly unknown[])[]): Promise<void> {
    return insertLast(this.em, target, rows);
  }
}

const seats = new WeakMap<EntityManager, Seat>();

/** The seat of whoever has this transaction for themselves. */
export function ownSeat(em: EntityManager): Seat {
  const known = seats.get(em);
  if (known) return known;
  const seat = new OwnSeat(em);
  seats.set(em, seat);
  return seat;
}
