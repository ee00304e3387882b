import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError } from '../lib/errors.ts';
import type { WebAppSecret } from '../lib/web-app-secrets.ts';

/** What Telegram vouches for: who opened the page. `signature`: what this initData is told from any other by, however it is written. */
export type Vouched = { readonly telegramUserId: string; readonly signature: string };

const LONGEST = 4096;
const MOST_FIELDS = 30;
const HOUR_S = 3600;
/** Clocks go differently, but not by much. */
const AHEAD_S = 60;
const NAME = /^[a-z][a-z0-9_]*$/;
/** Fields are joined by line ends before they are signed: a value with one in it could pass for two. */
const CONTROL = /\p{Cc}/u;
const SIGNATURE = /^[0-9a-f]{64}$/;
const INSTANT = /^[1-9]\d{0,10}$/;

/**
 * Reads `Telegram.WebApp.initData` that one of the bots' secrets signs, and that is at most an hour old.
 * @throws DomainError INVALID_INPUT for what cannot be initData, UNAUTHENTICATED for what nobody signed, and for what is too old or from the future
 * @see https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
 */
export function readInitData(text: string, secrets: readonly WebAppSecret[], now: Date): Vouched {
  const fields = fieldsOf(text);
  const signature = fields.get('hash') ?? '';
  if (!isSigned(fields, signature, secrets))
    throw refused('Telegram has not signed this initData for one of our bots. Send Telegram.WebApp.initData as it is, from a page that the bot opened.');
  requireFresh(fields.get('auth_date') ?? '', now);
  return { telegramUserId: personIn(fields.get('user')), signature };
}

const refused = (sentence: string): DomainError => new DomainError('UNAUTHENTICATED', sentence, 'initData');

function fieldsOf(text: string): Map<string, string> {
  if (text.length === 0 || text.length > LONGEST) throw malformed();
  const entries = [...new URLSearchParams(text)];
  const fields = new Map(entries);
  const isWellFormed =
    entries.length <= MOST_FIELDS && fields.size === entries.length && entries.every(([name, value]) => NAME.test(name) && !CONTROL.test(value));
  if (!isWellFormed) throw malformed();
  return fields;
}

const malformed = (): DomainError =>
  new DomainError(
    'INVALID_INPUT',
    `This is no initData: send Telegram.WebApp.initData as it is, each field once and ${LONGEST} characters at most.`,
    'initData',
  );

/** Every secret is tried, and each comparison takes the same time, so that the time taken tells nothing. */
function isSigned(fields: ReadonlyMap<string, string>, signature: string, secrets: readonly WebAppSecret[]): boolean {
  if (!SIGNATURE.test(signature)) return false;
  const given = Buffer.from(signature, 'hex');
  const lines = [...fields].filter(([name]) => name !== 'hash').map(([name, value]) => `${name}=${value}`);
  const signed = lines.toSorted().join('\n');
  return secrets.map((secret) => timingSafeEqual(createHmac('sha256', secret).update(signed).digest(), given)).some(Boolean);
}

function requireFresh(authDate: string, now: Date): void {
  const ageS = INSTANT.test(authDate) ? now.getTime() / 1000 - Number(authDate) : Number.NaN;
  if (ageS >= -AHEAD_S && ageS <= HOUR_S) return;
  throw refused(
    ageS > HOUR_S
      ? 'This initData is more than an hour old. Open the page from the bot again.'
      : 'This initData does not say when it was made, or is from the future.',
  );
}

/** Signed or not, it may speak of nobody: pages that are opened by a keyboard button have no user. */
function personIn(user: string | undefined): string {
  const id = idIn(user ?? '');
  if (id === null) throw refused('This initData does not say who opened the page. Open it from the menu of the bot, or by a button under a message.');
  return id;
}

function idIn(json: string): string | null {
  try {
    const { id, is_bot: isBot } = JSON.parse(json) as { id?: unknown; is_bot?: unknown };
    return Number.isSafeInteger(id) && (id as number) > 0 && isBot !== true ? String(id) : null;
  } catch {
    return null;
  }
}
