import type { BoundStatement } from '../db/joint-trip.ts';
import { DomainError } from '../lib/errors.ts';
import { notAnId } from '../lib/id.rules.ts';
import { refusal } from './refusal.ts';
import type { Blame } from './sql.ts';
import type { Statement } from './statement.ts';

/** Around its error PostgreSQL counts the parameter whose value it did not take, in whatever language: "parameter $2". Where it lists all of them a colon comes first. */
const WHICH = /^[^$:]*\$(\d+)/;

/** What failed, said of the one value that PostgreSQL did not take where it is known where that came from. Nothing is looked at before something fails. */
export function blamed(error: Error, { params }: Statement, { values }: BoundStatement): Error {
  if (!('code' in error && String(error.code).startsWith('22')) || !('where' in error)) return error;
  const at = Number(WHICH.exec(String(error.where))?.[1]) - 1;
  return params[at]?.blame?.(String(values[at]), error) ?? error;
}

/** What is said of a value that was given for this field. */
export const blameOf =
  (field: string, type: string): Blame =>
  (given, error) =>
    new DomainError('INVALID_INPUT', type === 'uuid' ? notAnId(given.slice(0, 60)) : refusal(error).message, field);
