import { coerceInputValue, type GraphQLError, isNonNullType } from 'graphql';
import type { Variable } from './shape.ts';

/** graphql-js names a field that is missing, or that its type does not have, in the sentence, and in the path only where it should be. */
const NAMED = /^Field "([^"]+)" (?:of required type|is not defined)/;

/**
 * The field at fault of each error that graphql-js finds in the value given for a variable, in its order: `windows[0].fromTime`, counted from the variable on.
 * Undefined where the variable as a whole is at fault.
 */
export function fieldsAtFault({ name, type, usual }: Variable, given: Readonly<Record<string, unknown>>): (string | undefined)[] {
  const value = given[name];
  if (!Object.hasOwn(given, name)) return isNonNullType(type) && !usual ? [undefined] : [];
  if (value === null && isNonNullType(type)) return [undefined];
  const fields: (string | undefined)[] = [];
  coerceInputValue(value, type, (path, _, error) => void fields.push(fieldOf(path, error)));
  return fields;
}

function fieldOf(path: readonly (string | number)[], error: GraphQLError): string | undefined {
  const [, named] = NAMED.exec(error.message) ?? [];
  const parts = named === undefined ? path : [...path, named];
  const text = parts.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  return text === '' ? undefined : text.replace(/^\./, '');
}
