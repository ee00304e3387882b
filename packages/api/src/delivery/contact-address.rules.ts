import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { DomainError } from '../lib/errors.ts';
import type { ContactKind } from '../user/user.rules.ts';

const LONGEST_EMAIL = 254;
/** One plain address and nothing that a mail program could read as a second one, a name or a comment. */
const EMAIL = /^[^\s@<>()[\],;:"\\\p{C}]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/u;
/** Kinds of numbers that somebody can be reached at by SMS without costing more than an SMS. Numbers of unknown kind are not among them. */
const REACHABLE: ReadonlySet<string | undefined> = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE', 'VOIP']);
const COSTLY: ReadonlySet<string | undefined> = new Set(['PREMIUM_RATE', 'SHARED_COST', 'TOLL_FREE', 'UAN', 'PERSONAL_NUMBER']);

/**
 * An address as it is kept and written to: a number in E.164 ("+447400123456"), or an e-mail address in small letters.
 * @throws DomainError INVALID_INPUT `address` for what is no address, a number without its country, and numbers that are costly or take no SMS
 */
export function addressOf(kind: ContactKind, given: string): string {
  return kind === 'sms' ? numberOf(given) : emailOf(given);
}

function numberOf(given: string): string {
  const number = given.trim().startsWith('+') ? parsePhoneNumberFromString(given) : undefined;
  if (!number?.isValid() || number.ext !== undefined) throw refused('This is no phone number; give it with its country, such as "+44 7400 123456".');
  const type = number.getType();
  if (COSTLY.has(type)) throw refused('Nothing is sent to premium, shared-cost and toll-free numbers; give a mobile number.');
  if (!REACHABLE.has(type)) throw refused('This number takes no SMS; give a mobile number.');
  return number.number;
}

function emailOf(given: string): string {
  const address = given.trim().toLowerCase();
  if (address.length > LONGEST_EMAIL || !EMAIL.test(address)) throw refused('This is no e-mail address; give one plain address, such as "ana@example.org".');
  return address;
}

const refused = (sentence: string): DomainError => new DomainError('INVALID_INPUT', sentence, 'address');
