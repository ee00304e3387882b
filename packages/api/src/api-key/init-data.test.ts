import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { BOT_TOKENS, fieldsFor, hashOf, initDataFor, WEB_APP_SECRETS, written } from '../../test/support/init-data.ts';
import { DomainError } from '../lib/errors.ts';
import { webAppSecretOf } from '../lib/web-app-secrets.ts';
import { readInitData } from './init-data.ts';

const NOW = new Date('2026-11-28T12:00:00Z');
const ago = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1000);
const ANA = '700000001';
const codeOf = (text: string, secrets = WEB_APP_SECRETS): string => {
  try {
    return readInitData(text, secrets, NOW).telegramUserId;
  } catch (error) {
    if (error instanceof DomainError) return `${error.code} ${error.field}`;
    throw error;
  }
};
const signed = (fields: Record<string, string>, token: string = BOT_TOKENS.commitment): string => written({ ...fields, hash: hashOf(fields, token) });
const UNSIGNED = 'UNAUTHENTICATED initData';
const MALFORMED = 'INVALID_INPUT initData';

test('the example that the documentation of a library for Telegram gives is genuine', () => {
  const text =
    'query_id=AAHdF6IQAAAAAN0XohDhrOrc&user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%22%2C%22last_name%22%3A%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru%22%2C%22is_premium%22%3Atrue%7D&auth_date=1662771648&hash=c501b71e775f74ce10e377dea85a7ea24ecd640b223ea86dfe453e0eaed2e2b2';
  const secret = webAppSecretOf('5768337691:AAH5YkoiEuPk8-FZa32hStHTqXiLPtAEhx8');
  expect(readInitData(text, [secret], new Date(1_662_771_700_000)).telegramUserId).toBe('279058397');
});

test.each(Object.values(BOT_TOKENS))('whoever opened a page of the bot %s is told', (token) => {
  expect(codeOf(initDataFor(ANA, ago(5), { token }))).toBe(ANA);
});

test.each([
  ['that an hour has passed since', 3600, ANA],
  ['that more than an hour has passed since', 3601, UNSIGNED],
  ['whose clock is a minute ahead', -60, ANA],
  ['from the future', -61, UNSIGNED],
])('initData %s is judged by the clock', (_, seconds, expected) => {
  expect(codeOf(initDataFor(ANA, ago(seconds)))).toBe(expected);
});

const fields = fieldsFor(ANA, NOW);
const genuine = signed(fields);
const without = (name: string): Record<string, string> => Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
/** Signed with a key that is not the one. */
const signedWith = (key: string | Buffer): string => {
  const text = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
  return written({ ...fields, hash: createHmac('sha256', key).update(text.toSorted().join('\n')).digest('hex') });
};
const hash = new URLSearchParams(genuine).get('hash')!;

test.each([
  ['signed with the token of another bot', signed(fields, '1000000003:AAanother-bot'), UNSIGNED],
  ['signed with the token itself and not with what is derived from it', signedWith(BOT_TOKENS.commitment), UNSIGNED],
  ['signed as what the login widget says is signed', signedWith(createHash('sha256').update(BOT_TOKENS.commitment).digest()), UNSIGNED],
  ['without its hash', written(fields), UNSIGNED],
  ['with an empty hash', written({ ...fields, hash: '' }), UNSIGNED],
  ['with its hash in upper case', written({ ...fields, hash: hash.toUpperCase() }), UNSIGNED],
  ['with a hash that is cut short', written({ ...fields, hash: hash.slice(0, 62) }), UNSIGNED],
  ['with a hash and more', written({ ...fields, hash: `${hash}00` }), UNSIGNED],
  ['with the hash of somebody else’s', written({ ...fieldsFor('1', NOW), hash }), UNSIGNED],
  ['with another person in it', genuine.replace(ANA, '700000002'), UNSIGNED],
  ['with a letter of the name in another form', genuine.replace('%C3%81', 'A%CC%81'), UNSIGNED],
  ['with a field more', `${genuine}&start_param=x`, UNSIGNED],
  ['with a field less', written({ ...without('query_id'), hash }), UNSIGNED],
  ['with a field twice', `${genuine}&user=${encodeURIComponent('{"id":1}')}`, MALFORMED],
  ['with its hash twice', `hash=${'0'.repeat(64)}&${genuine}`, MALFORMED],
  [
    'with two fields drawn together into one',
    `auth_date=${encodeURIComponent(`${fields['auth_date']}\nquery_id=${fields['query_id']}`)}&hash=${hash}`,
    MALFORMED,
  ],
  ['with a field named __proto__', `${genuine}&__proto__=x`, MALFORMED],
  ['with a field in the letters of another script', `${genuine}&uѕer=x`, MALFORMED],
  ['with a field of no name', `${genuine}&=x`, MALFORMED],
  ['of five thousand characters', signed({ ...fields, start_param: 'x'.repeat(5_000) }), MALFORMED],
  ['of a thousand fields', `${genuine}&${Array.from({ length: 1_000 }, (__, at) => `a${at}`).join('&')}`, MALFORMED],
  ['that is empty', '', MALFORMED],
  ['that is signed, and does not say when', signed(without('auth_date')), UNSIGNED],
  ['that is signed, and says when in words', signed({ ...fields, auth_date: 'now' }), UNSIGNED],
  ['that is signed, and says when in hexadecimal', signed({ ...fields, auth_date: `0x${Math.floor(NOW.getTime() / 1000).toString(16)}` }), UNSIGNED],
  ['that is signed, and speaks of nobody', signed(without('user')), UNSIGNED],
  ['that is signed, and speaks of a bot', signed({ ...fields, user: '{"id":5,"is_bot":true}' }), UNSIGNED],
  ['that is signed, and speaks of a number that is no id', signed({ ...fields, user: '{"id":1.5}' }), UNSIGNED],
  ['that is signed, and speaks of an id in words', signed({ ...fields, user: '{"id":"700000001"}' }), UNSIGNED],
  ['that is signed, and whose user is no JSON', signed({ ...fields, user: '{' }), UNSIGNED],
])('initData %s lets nobody in', (_, text, expected) => {
  expect(codeOf(text)).toBe(expected);
});

test('where no bot’s secret is known, nothing is signed', () => {
  expect(codeOf(genuine, [])).toBe(UNSIGNED);
});

test('the same initData in another order, or written another way, is known by the same signature', () => {
  const reordered = written(Object.fromEntries(Object.entries({ ...fields, hash }).toReversed()));
  const rewritten = genuine.replaceAll('+', '%20');
  const signatures = [genuine, reordered, rewritten].map((text) => readInitData(text, WEB_APP_SECRETS, NOW).signature);
  expect(signatures).toEqual([hash, hash, hash]);
});
