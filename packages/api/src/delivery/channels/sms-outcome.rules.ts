import type { Outcome } from './channel.ts';
import { isDeadNumber, isStopped } from './sms-status.rules.ts';

/** What a failed request to Twilio tells: the HTTP status if there was an answer, Twilio's own number, or why there was none. */
export type SmsFailure = { readonly status?: unknown; readonly code?: unknown };

/** The request never left this machine. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** Twilio refused us and not the message: credentials, a suspended account, too many requests. */
const OWN_STATUSES = new Set([401, 403, 429]);
/** Our sender is at fault: no such number, not ours, not able to send SMS. */
const OWN_CODES = new Set([20_003, 20_429, 21_212, 21_603, 21_606, 21_659, 21_660, 21_701, 21_703]);

/**
 * What follows from a request to send that did not end well. Asking again is a second SMS, so only what was surely not taken is tried again: a time-out, a
 * cut connection and an answer of 5xx leave it unknown.
 */
export function outcomeOfSmsFailure({ status, code }: SmsFailure): Outcome {
  if (typeof status !== 'number') return outcomeOfSilence(code);
  if (status >= 500 || status < 400) return { kind: 'unknown', reason: `Twilio answered HTTP ${status}` };
  const number = typeof code === 'number' ? code : null;
  const reason = `Twilio refused it (${number ?? `HTTP ${status}`})`;
  if (isStopped(number)) return { kind: 'suppressed', reason };
  if (OWN_STATUSES.has(status) || OWN_CODES.has(number ?? 0)) return { kind: 'later', reason, isOwnFault: true };
  return { kind: 'refused', reason, isAddressDead: isDeadNumber(number) };
}

function outcomeOfSilence(code: unknown): Outcome {
  const word = typeof code === 'string' ? code : 'no reason';
  return NEVER_SENT.has(word)
    ? { kind: 'later', reason: `Twilio was not reached (${word})`, isOwnFault: false }
    : { kind: 'unknown', reason: `Twilio did not answer (${word})` };
}
