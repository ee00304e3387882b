import { type BoundStatement, Trip } from '../db/joint-trip.ts';

/** One row as PostgreSQL wrote it: texts, and null for NULL. */
export type Row = readonly (string | null)[];

/**
 * Queries of each of which one row of texts is wanted and nothing else: PostgreSQL is not asked to describe columns that are all `text`, and nothing is parsed by their types. One costs
 * half of what the driver's own query does, and several at once less than as many trips.
 */
export class TextRows extends Trip {
  private row: Row = [];

  /**
   * @param found called for each query, in their order, with its first row (empty when there was none)
   * @param done called once: after the connection is ready for another query, or with an error of the first that was not answered, and how many were
   */
  constructor(
    queries: readonly BoundStatement[],
    private readonly found: (at: number, row: Row) => void,
    private readonly done: (error: Error | null, answered: number) => void,
  ) {
    super(queries);
  }

  protected isToBeDescribed(): boolean {
    return false;
  }

  handleDataRow({ fields }: { readonly fields: Row }): void {
    if (this.row.length === 0) this.row = fields;
  }

  protected take(): void {
    const { row } = this;
    this.row = [];
    this.found(this.answered, row);
  }

  protected end(error: Error | null): void {
    this.done(error, this.answered);
  }
}
