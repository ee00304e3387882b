/** What the field `idempotencyKey` of an input does. */
export const IDEMPOTENCY_KEY =
  'Makes a repeated call harmless: for 24 hours the same key with the same input does nothing again, and answers with what the first call came to, as it stands by then.';
