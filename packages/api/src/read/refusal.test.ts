import { GraphQLError } from 'graphql';
import { describe, expect, test } from 'vitest';
import { DomainError } from '../lib/errors.ts';
import { isLost, refusal } from './refusal.ts';

const failed = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

describe('an error as a caller reads it', () => {
  test('says what a domain error says, and which field was at fault', () => {
    const error = refusal(new DomainError('POD_FULL', 'This pod is full.', 'podId'));
    expect([error.message, error.extensions]).toEqual(['This pod is full.', { code: 'POD_FULL', field: 'podId' }]);
  });

  test.each([
    ['22P02', 'INVALID_INPUT'],
    ['22003', 'INVALID_INPUT'],
    ['57014', 'TIMEOUT'],
    ['55P03', 'TIMEOUT'],
    ['54001', 'QUERY_TOO_COMPLEX'],
    ['57P01', 'UNAVAILABLE'],
    ['08006', 'UNAVAILABLE'],
    ['53300', 'UNAVAILABLE'],
    ['ECONNREFUSED', 'UNAVAILABLE'],
    ['ECONNRESET', 'UNAVAILABLE'],
    ['42703', 'INTERNAL'],
  ])('has for the database state %s the code %s', (state, code) => {
    expect(refusal(failed(state)).extensions.code).toBe(code);
  });

  test('names what was no id, also where a statement stands before it', () => {
    const error = refusal(failed('22P02', 'select 1 - invalid input syntax for type uuid: "abc"'));
    expect([error.extensions.code, error.message]).toEqual(['INVALID_INPUT', expect.stringContaining('"abc" is not an id')]);
    expect(refusal(failed('22P02', 'invalid input syntax for type integer: "abc"')).message).not.toContain('abc');
  });

  test.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])('is UNAVAILABLE when the driver says "%s"', (message) => {
    expect(refusal(new Error(message)).extensions.code).toBe('UNAVAILABLE');
  });

  test('tells nothing of what nobody foresaw but the number of the request, and keeps it for the log', () => {
    const cause = failed('42703', 'column "secret" does not exist');
    const error = refusal(cause, { requestId: 'r-7' });
    expect(error.message).toContain('r-7');
    expect(JSON.stringify(error)).not.toContain('secret');
    expect(error.originalError).toBe(cause);
  });

  test('keeps for the log by what the database could not be reached, and shows the same through both wrappings', () => {
    const cause = failed('ETIMEDOUT');
    const error = refusal(cause);
    expect(error.originalError).toBe(cause);
    expect(refusal(error).extensions).toEqual({ code: 'UNAVAILABLE' });
  });

  test('is judged by its cause when graphql-js has wrapped it, and keeps its place', () => {
    const error = refusal(new GraphQLError('x', { originalError: new DomainError('NOT_FOUND', 'There is no such pod.'), path: ['pod'] }));
    expect([error.message, error.path, error.extensions.code]).toEqual(['There is no such pod.', ['pod'], 'NOT_FOUND']);
  });

  test('is INVALID_INPUT when graphql-js says it of a value', () => {
    expect(refusal(new GraphQLError('Variable "$n" got invalid value.')).extensions.code).toBe('INVALID_INPUT');
  });
});

test('a connection is lost with the server, not with a statement', () => {
  expect(isLost(failed('57P01'))).toBe(true);
  expect(isLost(failed('22P02'))).toBe(false);
  expect(isLost(failed('57014'))).toBe(false);
});
