import { wireValue } from './joint-trip.ts';

/** What a statement is given for each of those who share it: names, and their types in PostgreSQL. */
export type Given = Readonly<Record<string, string>>;
export type ValuesOf<Names extends Given> = { readonly [Name in keyof Names]: unknown };
/** A text with `?` for each value. */
export type Sent = { readonly text: string; readonly values: readonly unknown[] };

const NAMED = /\bgiven\.(\w+)/g;
/** `from given, other` is `from other` for one alone, and `from given` nothing. */
const FROM_GIVEN = /(\sfrom )given,\s|\sfrom given\b/g;

/** The text for one alone: `?` wherever it names a value, and the names in that order. */
function forOne(given: Given, text: string): { readonly text: string; readonly names: readonly string[] } {
  const names = [...text.matchAll(NAMED)].map(([, name]) => name!);
  for (const name of names) if (!(name in given)) throw new TypeError(`A shared statement names given.${name}, which it is not given.`);
  return { text: text.replaceAll(NAMED, (_, name: string) => `?::${given[name]}`).replaceAll(FROM_GIVEN, (_, from: string | undefined) => from ?? ''), names };
}

/** A list as PostgreSQL reads one out of a text. */
const listOf = (all: readonly Readonly<Record<string, unknown>>[], name: string): unknown => wireValue(all.map((values) => values[name]));
/**
 * The lists that are given, as rows. How many there are is kept from the planner (a list that is selected is no constant to it): else the plan for few would look cheaper to it than the one
 * for as many as it supposes, and it would plan the statement anew each time.
 */
const rowsOf = (types: readonly string[]): string => `unnest(${types.map((type, at) => (at === 0 ? `(select ?::${type}[])` : `?::${type}[]`)).join(', ')})`;

/** What several callers give, or one alone does: `given.user_id` in a text is the caller's. */
abstract class SharedStatement<Names extends Given> {
  private readonly alone: ReturnType<typeof forOne>;
  private readonly together: string;

  constructor(
    private readonly given: Names,
    texts: { readonly alone: string; readonly together: string },
  ) {
    this.alone = forOne(given, texts.alone);
    this.together = texts.together;
  }

  one(values: ValuesOf<Names>): Sent {
    return { text: this.alone.text, values: this.alone.names.map((name) => values[name]) };
  }

  many(all: readonly ValuesOf<Names>[]): Sent {
    return { text: this.together, values: Object.keys(this.given).map((name) => listOf(all, name)) };
  }
}

/** Which of those who share a question a row is for, from 1 on. */
export const WHOSE = '#';

/**
 * A query that several callers may ask in one statement: found for each by itself, whatever the planner thinks of how many they are (`offset 0`). With `locks` it locks what it finds, but
 * not against those who only refer to the row, and waits for whoever else has it; shared, it leaves that out, so that nobody waits for somebody else's row.
 */
export class Question<Row extends object, Names extends Given = Given> extends SharedStatement<Names> {
  /** Only a type: what a row is. */
  declare readonly row: Row;

  constructor(given: Names, text: string, { locks = false } = {}) {
    const [alone, together] = locks ? [`${text} for no key update`, `${text} for no key update skip locked`] : [text, text];
    const names = [...Object.keys(given), 'whose'].join(', ');
    super(given, {
      alone,
      together: `select given.whose::int as "${WHOSE}", asked.* from ${rowsOf(Object.values(given))} with ordinality as given(${names}) cross join lateral (select * from (${together}) own offset 0) asked`,
    });
  }
}

/** A question whose rows are like this: `asking<Row>()({ user_id: 'uuid' }, 'select ...')`. */
export const asking =
  <Row extends object>() =>
  <Names extends Given>(given: Names, text: string, options?: { readonly locks: boolean }): Question<Row, Names> =>
    new Question(given, text, options);

/** A change that several callers may make in one statement. Its text takes their values from the table `given`, one row for each; no two of them change the same row. */
export class Change<Names extends Given = Given> extends SharedStatement<Names> {
  constructor(given: Names, text: string) {
    const rows = `with given as materialized (select * from ${rowsOf(Object.values(given))} as given(${Object.keys(given).join(', ')}))`;
    const own = text.trim();
    super(given, { alone: own, together: own.startsWith('with ') ? `${rows}, ${own.slice('with '.length)}` : `${rows} ${own}` });
  }
}
