import type { Outcome } from './channel.ts';

/** What a mail client tells of a failure: its own code, the server's number, the command that was answered. */
export type MailFailure = { readonly code?: unknown; readonly responseCode?: unknown; readonly command?: unknown; readonly response?: unknown };

/** Answers to RCPT TO that mean: there is no such mailbox. 552 (full) and 554 (policy) are about this message or this day. */
const NO_SUCH_MAILBOX = new Set([550, 551, 553]);
/** Failures of ours: the credentials, the sender's address, the configuration. No message is the cause. */
const OWN_CODES = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ECONFIG', 'ETLS', 'EREQUIRETLS', 'EPROXY']);

/**
 * What follows from a mail that was not taken, by the number of the server's answer: 5xx about the recipient or the message is for good, 4xx and silence are
 * for now. What the server says about us (wrong password, sender refused) is no judgement on the message.
 * @see https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1
 */
export function outcomeOfMailFailure(failure: MailFailure): Outcome {
  const { code, responseCode } = failure;
  const number = typeof responseCode === 'number' ? responseCode : null;
  const said = number === null ? wordOf(code) : String(number);
  // 503 is about the order of commands: the same mail passes on a new connection.
  const isFinal = number !== null && number >= 500 && number !== 503;
  if (OWN_CODES.has(wordOf(code)) || (isFinal && !isAboutMail(failure)))
    return { kind: 'later', reason: `the mail server does not take mail from us (${said})`, isOwnFault: true };
  if (isFinal) return { kind: 'refused', reason: `the mail server refused it for good (${said})`, isAddressDead: isDead(number, failure) };
  return { kind: 'later', reason: `the mail server did not take it (${said})`, isOwnFault: false };
}

const wordOf = (code: unknown): string => (typeof code === 'string' ? code : 'no answer');

/** The server answered to the recipient or to the message, and not to us. */
const isAboutMail = ({ command, code }: MailFailure): boolean => command === 'RCPT TO' || command === 'DATA' || code === 'EMESSAGE';

/** An enhanced code says more: 5.1.x is about the address, 5.7.x about a policy. */
function isDead(number: number, { command, response }: MailFailure): boolean {
  if (command !== 'RCPT TO' || !NO_SUCH_MAILBOX.has(number)) return false;
  const enhanced = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(typeof response === 'string' ? response : '')?.[1];
  return enhanced === undefined || enhanced.startsWith('5.1.');
}
