import { type BoundStatement, wireValue } from './joint-trip.ts';
import { Question, WHOSE } from './shared-statement.ts';
import { boundText, nameOf } from './statement-names.ts';

/** A query, and where its rows are to be put. */
export type Wanted = BoundStatement & { readonly rows: object[] };
/** A statement that answers one or several of them. */
export type Answering = { readonly statement: BoundStatement; readonly take: (rows: readonly object[]) => void };

const PARAMETER = /\$(\d+)(::)?/g;
/** By the text of one. Only what comes back, and so has a name, is remembered. */
const questions = new Map<string, Question<object> | null>();

/** The question that several ask by the same query; null for a query that does not say what type each of its values is of. */
function questionOf({ text, values }: BoundStatement): Question<object> | null {
  const known = questions.get(text);
  if (known !== undefined) return known;
  const isTyped = values.length > 0 && !text.includes('?') && [...text.matchAll(PARAMETER)].every(([, , cast]) => cast !== undefined);
  const given = Object.fromEntries(values.map((_, at) => [`p${at + 1}`, 'text']));
  const question = isTyped
    ? new Question<object>(
        given,
        text.replaceAll(PARAMETER, (_, number: string) => `given.p${number}::`),
      )
    : null;
  questions.set(text, question);
  return question;
}

const byItself = (wanted: Wanted): Answering => ({ statement: wanted, take: (rows) => wanted.rows.push(...rows) });

function together(all: readonly Wanted[], question: Question<object>): Answering {
  const { text, values } = question.many(all.map((one) => Object.fromEntries(one.values.map((value, at) => [`p${at + 1}`, value]))));
  const sent = boundText(text)!;
  const take = (rows: readonly object[]): void => {
    for (const { [WHOSE]: whose, ...row } of rows as readonly { [WHOSE]: number }[]) all[whose - 1]!.rows.push(row);
  };
  return { statement: { text: sent, name: nameOf(sent), values: values.map(wireValue) }, take };
}

/** Queries with the same text go as one, where they have a name. */
export function sameTogether(queries: readonly Wanted[]): Answering[] {
  return [...Map.groupBy(queries, ({ text }) => text).values()].flatMap((all) => {
    const question = all.length > 1 && all[0]!.name !== '' ? questionOf(all[0]!) : null;
    return question ? [together(all, question)] : all.map(byItself);
  });
}
