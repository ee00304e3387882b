import type { Pool, PoolClient } from 'pg';
import type { BoundStatement } from '../db/joint-trip.ts';
import type { Departure } from '../lib/departure.ts';
import { DomainError } from '../lib/errors.ts';
import { isLost } from './refusal.ts';
import type { Statement } from './statement.ts';
import { type Row, TextRows } from './text-rows.ts';

/** A read that somebody waits for. */
export type Asked = {
  readonly statement: Statement;
  readonly query: BoundStatement;
  readonly departure: Departure | undefined;
  readonly resolve: (row: Row) => void;
  readonly reject: (error: Error) => void;
};

export const hasLeft = ({ departure }: Asked): boolean => departure?.isGone === true;
export const nobodyWaits = (): DomainError => new DomainError('BAD_REQUEST', 'The caller left before the answer was there.');

/** So many connections carry reads that go together: while one is under way, the others gather for the next. */
const LANES = 2;
/** So many reads go in one trip, and as many wait for the next; whoever comes then goes alone. */
const ABOARD = 32;
/** Nobody waits behind trips that take longer. */
const LATE_MS = 100;
/** Longer answers cost so much by themselves that company saves nothing, and the others would wait for them. */
const SHORT = 16_384;

const lengthOf = (row: Row): number => row.reduce((length, text) => length + (text?.length ?? 0), 0);
/** Whether what was answered like this, in so many milliseconds, may go together with others the next time. */
export const isLight = (row: Row, ms: number): boolean => ms < LATE_MS && lengthOf(row) <= SHORT;

/**
 * Light reads of several callers that go to PostgreSQL in one trip: what is written and read for each, by both ends, is most of what a small read costs. Nobody waits for company:
 * who finds a connection free goes with those who came in the same turn of the event loop. A fault is one read's own; those behind it are run again, alone.
 */
export class JointReads {
  private waiting: Asked[] = [];
  private underWay = 0;
  private movedAt = 0;
  private timer: NodeJS.Timeout | undefined;

  /** @param alone what runs a read by itself */
  constructor(
    private readonly pool: Pool,
    private readonly alone: (asked: Asked) => void,
  ) {}

  /** Takes a read along with others, or has it run alone where they are too many or too slow. */
  take(asked: Asked): void {
    if (this.waiting.length >= ABOARD || this.isLate()) return this.alone(asked);
    this.waiting.push(asked);
    if (this.underWay === LANES) this.watch();
    else if (this.waiting.length === 1) setImmediate(() => this.depart());
  }

  /** Those who wait go alone once the trips before them are late. */
  private watch(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.isLate()) for (const one of this.waiting.splice(0)) this.alone(one);
      if (this.waiting.length > 0) this.watch();
    }, LATE_MS).unref();
  }

  private isLate(): boolean {
    return this.underWay === LANES && performance.now() - this.movedAt > LATE_MS;
  }

  private depart(): void {
    while (this.waiting.length > 0 && this.underWay < LANES) {
      const share = Math.min(ABOARD, Math.ceil(this.waiting.length / (LANES - this.underWay)));
      this.board(this.waiting.splice(0, share));
    }
  }

  private board(queue: readonly Asked[]): void {
    this.underWay += 1;
    this.movedAt = performance.now();
    this.pool.connect((refused, client) => {
      const aboard = queue.filter((one) => !hasLeft(one));
      for (const one of queue.filter(hasLeft)) one.reject(nobodyWaits());
      if (client && aboard.length > 0) return this.go(client, aboard);
      client?.release();
      for (const one of aboard) one.reject(refused!);
      this.arrived();
    });
  }

  private go(client: PoolClient, aboard: readonly Asked[]): void {
    const wentAt = performance.now();
    const found = (at: number, row: Row): void => {
      const { statement, resolve } = aboard[at]!;
      statement.isLight = isLight(row, performance.now() - wentAt);
      resolve(row);
    };
    const done = (error: Error | null, answered: number): void => {
      client.release(isLost(error));
      for (const one of error ? aboard.slice(answered) : []) {
        if (isLost(error) || one === aboard[answered]) one.reject(error!);
        else this.alone(one);
      }
      this.arrived();
    };
    client.query(
      new TextRows(
        aboard.map(({ query }) => query),
        found,
        done,
      ),
    );
  }

  private arrived(): void {
    this.underWay -= 1;
    this.movedAt = performance.now();
    this.depart();
  }
}
