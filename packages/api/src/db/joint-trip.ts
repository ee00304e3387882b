import { createRequire } from 'node:module';
import type { Connection, Submittable } from 'pg';

/** A parameter as it goes over the wire. */
export type WireValue = string | Buffer | null;

const driver = createRequire(import.meta.url)('pg/lib/utils') as { prepareValue: (value: unknown) => WireValue };
/** A value as a parameter, by the rules of the driver, which exports them under a path of their own. */
export const wireValue = (value: unknown): WireValue => (typeof value === 'string' || value === null ? value : driver.prepareValue(value));

/** `name` is empty when PostgreSQL is to forget the statement at once. */
export type BoundStatement = { readonly text: string; readonly name: string; readonly values: WireValue[] };
/** `rowCount`: how many rows the statement found or changed; null for one that counts none. */
export type Answer = { readonly command: string; readonly rowCount: number | null; readonly rows: object[] };

/** A column of what a statement finds. */
export type Column = { readonly name: string; readonly read: (text: string) => unknown };
/** What is known of a connection: how values of a type are read, and the columns of the statements that it has by name. */
export type Known = { readonly readerOf: (typeId: number) => Column['read']; readonly columns: Map<string, readonly Column[]> };

type Description = { readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[] };
/** Which named statements a connection already knows; the driver keeps that list, and these are told to its listeners. */
type Prepared = {
  readonly parsedStatements: { [name: string]: string };
  on(message: 'parseComplete', listener: () => void): void;
  off(message: 'parseComplete', listener: () => void): void;
};

/**
 * Several statements that go to PostgreSQL in one trip. Each is run after the one before it; a fault ends them all, as PostgreSQL leaves out what follows it up to the end of the trip.
 */
export abstract class Trip implements Submittable {
  /** How many of the statements are answered. */
  protected answered = 0;
  private unparsed: BoundStatement[] = [];
  private forget: () => void = () => undefined;

  constructor(protected readonly statements: readonly BoundStatement[]) {}

  submit(connection: Connection): void {
    const { stream } = connection;
    const { parsedStatements } = connection as unknown as Prepared;
    this.unparsed = this.statements.filter(
      (one, at) => one.name === '' || (!(one.name in parsedStatements) && this.statements.findIndex(({ name }) => name === one.name) === at),
    );
    if (this.unparsed.length > 0) this.notePreparing(connection as unknown as Prepared);
    stream.cork();
    try {
      for (const statement of this.statements) this.send(connection, statement);
      connection.sync();
    } finally {
      stream.uncork();
    }
  }

  /** Whether PostgreSQL is to say what columns a statement has. */
  protected abstract isToBeDescribed(name: string): boolean;
  protected abstract handleDataRow(message: { readonly fields: readonly (string | null)[] }): void;
  /** The statement at `answered` has been run. */
  protected abstract take(command: string): void;
  /** Called once: after the connection is ready for another query, or with the error that ended the trip. */
  protected abstract end(error: Error | null): void;

  private send(connection: Connection, statement: BoundStatement): void {
    const { name, text, values } = statement;
    if (this.unparsed.includes(statement)) connection.parse({ name, text, types: [] }, true);
    connection.bind({ statement: name, values }, true);
    if (this.isToBeDescribed(name)) connection.describe({ type: 'P', name: '' }, true);
    connection.execute(null, true);
  }

  /** PostgreSQL keeps a statement that it has parsed, whatever becomes of the rest of the trip. */
  private notePreparing(connection: Prepared): void {
    const waiting = [...this.unparsed];
    const note = (): void => {
      const parsed = waiting.shift();
      if (parsed && parsed.name !== '') connection.parsedStatements[parsed.name] = parsed.text;
    };
    connection.on('parseComplete', note);
    this.forget = () => connection.off('parseComplete', note);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.take(text);
    this.answered += 1;
  }

  handleError(error: Error): void {
    this.forget();
    this.end(error);
  }

  handleReadyForQuery(): void {
    this.forget();
    this.end(null);
  }
}

/** A trip whose statements are answered together, one that begins or ends a transaction maybe among them. A named statement is described once for each connection. */
export class JointTrip extends Trip {
  private readonly answers: Answer[] = [];
  private rows: object[] = [];
  private columns: readonly Column[] | undefined;

  /**
   * @param done called once, with what each statement answered: after the connection is ready for another query, or with an error and what was answered before it
   */
  constructor(
    statements: readonly BoundStatement[],
    private readonly known: Known,
    private readonly done: (error: Error | null, answers: readonly Answer[]) => void,
  ) {
    super(statements);
  }

  protected isToBeDescribed(name: string): boolean {
    return !this.known.columns.has(name);
  }

  /** Those of the statement that is being answered: as PostgreSQL has just said, or as they are known. */
  private columnsNow(): readonly Column[] {
    return (this.columns ??= this.known.columns.get(this.statements[this.answered]!.name) ?? []);
  }

  handleRowDescription({ fields }: Description): void {
    this.columns = fields.map(({ name, dataTypeID }) => ({ name, read: this.known.readerOf(dataTypeID) }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const row: Record<string, unknown> = {};
    for (const [at, { name, read }] of this.columnsNow().entries()) {
      const text = fields[at] ?? null;
      row[name] = text === null ? null : read(text);
    }
    this.rows.push(row);
  }

  protected take(text: string): void {
    const { name } = this.statements[this.answered]!;
    if (name !== '') this.known.columns.set(name, this.columnsNow());
    const [command = '', ...counts] = text.split(' ');
    const count = counts.at(-1);
    this.answers.push({ command, rowCount: count === undefined ? null : Number(count), rows: this.rows });
    this.rows = [];
    this.columns = undefined;
  }

  protected end(error: Error | null): void {
    this.done(error, this.answers);
  }
}
