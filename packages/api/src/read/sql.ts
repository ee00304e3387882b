/** A piece of SQL: text with holes, each hole another piece or a value that a request supplies. Text never contains anything a client wrote. */
export class Sql {
  constructor(
    readonly texts: readonly string[],
    readonly holes: readonly (Sql | Param)[] = [],
  ) {}
}

/** What one request brings to a plan made earlier. `payload` is what a mutation's action or an event answered. */
export type Request = {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewerId: string | null;
  /** The key behind the call, and the pods it is limited to. */
  readonly keyId?: string | null;
  readonly podIds?: readonly string[] | null;
  readonly now: Date;
  readonly payload?: unknown;
};

/** What a caller is told when PostgreSQL does not take what was given, for the error that it says itself. */
export type Blame = (given: string, error: Error) => Error;

/** `$n`: read from the request when the statement runs. `type` is its PostgreSQL type, so that it is never guessed. Without `blame` PostgreSQL's own error is told. */
export class Param {
  constructor(
    readonly read: (request: Request) => unknown,
    readonly type: string,
    readonly blame?: Blame,
  ) {}
}

/** Text that the house wrote, as it stands. Never give it anything a client sent. */
export const raw = (text: string): Sql => new Sql([text]);
/** A quoted identifier. */
export const name = (identifier: string): Sql => raw(`"${identifier.replaceAll('"', '""')}"`);
/** A quoted string constant. */
export const literal = (text: string): Sql => raw(`'${text.replaceAll("'", "''")}'`);
/** SQL with holes: sql`${row.id} = ${viewerId}`. */
export const sql = (texts: TemplateStringsArray, ...holes: (Sql | Param)[]): Sql => new Sql(texts, holes);

/** The pieces with `between` in each gap. */
export function join(pieces: readonly Sql[], between: string): Sql {
  if (pieces.length === 0) return raw('');
  return new Sql(['', ...pieces.slice(1).map(() => between), ''], pieces);
}

/** Text and parameters of a finished statement; the same Param is sent once, wherever it is used. */
export function render(piece: Sql): { text: string; params: Param[] } {
  const numbers = new Map<Param, number>();
  const out: string[] = [];
  const write = (part: Sql | Param): void => {
    if (part instanceof Param) {
      const number = numbers.get(part) ?? numbers.size + 1;
      numbers.set(part, number);
      out.push(`$${number}::${part.type}`);
      return;
    }
    part.texts.forEach((text, at) => {
      out.push(text);
      const hole = part.holes[at];
      if (hole) write(hole);
    });
  };
  write(piece);
  return { text: out.join(''), params: [...numbers.keys()] };
}

/** `value` is one of what the query finds. As an array the query runs once and, inside an OR, still lets an index find the rows; `IN (SELECT ...)` does not. */
export const within = (value: Sql, query: Sql): Sql => sql`${value} = ANY (ARRAY(${query}))`;

/** A condition that may already be decided when the plan is made. */
export type Condition = Sql | boolean;

/** At least one holds. */
export const any = (all: readonly Condition[]): Condition => (all.includes(true) ? true : fold(all, ' OR ', false));
/** All hold. */
export const every = (all: readonly Condition[]): Condition => (all.includes(false) ? false : fold(all, ' AND ', true));

function fold(all: readonly Condition[], word: string, none: boolean): Condition {
  const open = all.filter((condition) => condition instanceof Sql);
  const [only] = open;
  if (only === undefined) return none;
  return open.length === 1
    ? only
    : sql`(${join(
        open.map((condition) => sql`(${condition})`),
        word,
      )})`;
}

/** ` WHERE ...`, or nothing when the condition is settled. */
export const where = (condition: Condition): Sql => (condition === true ? raw('') : sql` WHERE ${asSql(condition)}`);
/** A condition as SQL, also when it is settled. */
export const asSql = (condition: Condition): Sql => (condition instanceof Sql ? condition : raw(String(condition)));
