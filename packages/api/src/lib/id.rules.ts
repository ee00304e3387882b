import { DomainError } from './errors.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text can be an id at all; the database refuses others with an error nobody should read. */
export const isId = (text: string): boolean => UUID.test(text);

/** What is said of a text that is no id. */
export const notAnId = (given: string): string => `"${given}" is not an id: take ids as this API answers them, 36 characters such as 2f1c9a34-….`;

/**
 * The ids by their fields, as this API writes them; what is left out stays out.
 * @throws DomainError INVALID_INPUT and the field of what is no id
 */
export function idsOf<Field extends string>(given: { readonly [field in Field]?: string | null | undefined }): { readonly [field in Field]?: string } {
  const named = Object.entries(given).filter((entry): entry is [Field, string] => typeof entry[1] === 'string');
  for (const [field, text] of named) if (!isId(text)) throw new DomainError('INVALID_INPUT', notAnId(text.slice(0, 60)), field);
  return Object.fromEntries(named.map(([field, text]) => [field, text.toLowerCase()])) as { [field in Field]?: string };
}
