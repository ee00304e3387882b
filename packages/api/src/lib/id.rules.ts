const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text can be an id at all; the database refuses others with an error nobody should read. */
export const isId = (text: string): boolean => UUID.test(text);
