import type { Pool, PoolClient } from 'pg';
import type { BoundStatement } from '../db/joint-trip.ts';
import type { Departure } from '../lib/departure.ts';
import { DomainError } from '../lib/errors.ts';
import { Lanes } from '../lib/lanes.ts';
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

/** So many connections carry reads that go together. */
const LANES = 2;
const ABOARD = 32;
const LATE_MS = 100;
/** Longer answers cost so much by themselves that company saves nothing, and the others would wait for them. */
const SHORT = 16_384;

const lengthOf = (row: Row): number => row.reduce((length, text) => length + (text?.length ?? 0), 0);
/** Whether what was answered like this, in so many milliseconds, may go together with others the next time. */
export const isLight = (row: Row, ms: number): boolean => ms < LATE_MS && lengthOf(row) <= SHORT;

/**
 * Light reads of several callers that go to PostgreSQL in one trip: what is written and read for each, by both ends, is most of what a small read costs. A fault is one read's own;
 * those behind it are run again, alone.
 */
export class JointReads {
  private readonly lanes: Lanes<Asked>;

  /** @param alone what runs a read by itself */
  constructor(
    private readonly pool: Pool,
    private readonly alone: (asked: Asked) => void,
  ) {
    this.lanes = new Lanes({ lanes: LANES, aboard: ABOARD, lateMs: LATE_MS, go: (queue, arrived) => this.board(queue, arrived), alone });
  }

  /** Takes a read along with others, or has it run alone where they are too many or too slow. */
  take(asked: Asked): void {
    this.lanes.take(asked);
  }

  private board(queue: readonly Asked[], arrived: () => void): void {
    this.pool.connect((refused, client) => {
      const aboard = queue.filter((one) => !hasLeft(one));
      for (const one of queue.filter(hasLeft)) one.reject(nobodyWaits());
      if (client && aboard.length > 0) return this.go(client, aboard, arrived);
      client?.release();
      for (const one of aboard) one.reject(refused!);
      arrived();
    });
  }

  private go(client: PoolClient, aboard: readonly Asked[], arrived: () => void): void {
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
      arrived();
    };
    client.query(
      new TextRows(
        aboard.map(({ query }) => query),
        found,
        done,
      ),
    );
  }
}
