import { createHmac, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
const PREFIX = 'whsec_';

/** A new secret, in the form of the Standard Webhooks specification. */
export const newSecret = (): string => `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;

export type Signed = { readonly id: string; readonly timestamp: number; readonly body: string };

/** The `webhook-signature` header of the Standard Webhooks specification: for each secret `v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64. */
export function signaturesOf(secrets: readonly string[], { id, timestamp, body }: Signed): string {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
    })
    .join(' ');
}
