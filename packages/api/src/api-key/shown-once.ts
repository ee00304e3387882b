import { DomainError } from '../lib/errors.ts';

/** Text that is answered once and never stored: JSON leaves it out, so an idempotency key's kept answer does not have it. */
export class ShownOnce {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
  toJSON(): undefined {
    return undefined;
  }
}

export type CreatedApiKey = { apiKeyId: string; token: string };
export type Created = { apiKeyId: string; token?: ShownOnce };

/**
 * What a created key is answered as.
 * @throws DomainError CONFLICT when the answer comes from an idempotency key: the token was shown once
 */
export function shown<More extends Created>(created: More): Omit<More, 'token'> & { token: string } {
  if (created.token === undefined)
    throw new DomainError('CONFLICT', 'This key was made before and its token was shown then. Revoke it and make another.', 'idempotencyKey');
  return { ...created, token: String(created.token) };
}
