/** Telegram takes at most so many bytes behind a button. */
const MAX_BYTES = 64;

/**
 * What a button sends back when it is pressed: a verb and what it is about, `done:AbC...`.
 * @throws RangeError when Telegram would not take it
 */
export function callbackData(verb: string, ...about: readonly (string | number)[]): string {
  const data = [verb, ...about].join(':');
  const bytes = Buffer.byteLength(data);
  if (bytes > MAX_BYTES) throw new RangeError(`The button "${verb}" would carry ${bytes} bytes; Telegram takes ${MAX_BYTES}.`);
  return data;
}

/** A UUID in 22 characters instead of 36. */
export function shortId(uuid: string): string {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url');
}

/** The UUID behind {@link shortId}; null when the text is none. */
export function longId(short: string): string | null {
  const hex = Buffer.from(short, 'base64url').toString('hex');
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(hex);
  return parts ? parts.slice(1).join('-') : null;
}
