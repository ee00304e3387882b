import { GraphQLError } from 'graphql';
import { describe, expect, test } from 'vitest';
import { formatError } from './error-format.ts';
import { DomainError } from './lib/errors.ts';
import { createLog } from './lib/log.ts';

const lines: string[] = [];
const log = createLog('info', { write: (line) => void lines.push(line) });
const format = (error: unknown) => formatError(error, { requestId: 'r-1', log });

describe('a caller is told', () => {
  test('what was refused, by its code, its sentence and the input at fault', () => {
    const refused = new GraphQLError('x', { originalError: new DomainError('POD_FULL', 'This pod already has 6 of 6 members.', 'podId'), path: ['joinPod'] });
    expect(format(refused)).toEqual({ message: 'This pod already has 6 of 6 members.', path: ['joinPod'], extensions: { code: 'POD_FULL', field: 'podId' } });
  });

  test('what is wrong with the request, but not what would have been right', () => {
    const message = 'Cannot query field "emial" on type "User". Did you mean "email" or "id"?';
    expect(format(new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }))).toEqual({
      message: 'Cannot query field "emial" on type "User".',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect(format(new GraphQLError('Variable "$id" got invalid value null.')).extensions).toEqual({ code: 'INVALID_INPUT' });
  });

  test.each([
    new Error('relation "secrets" does not exist'),
    new GraphQLError('inner', { originalError: new TypeError('x is undefined') }),
    new GraphQLError('x', { extensions: { code: 'MADE_UP' } }),
    'text',
    null,
  ])('nothing of an error that nobody foresaw, only where to ask (%s)', (error) => {
    expect(format(error)).toEqual({
      message: 'Something went wrong here. When you report it, name the request r-1.',
      extensions: { code: 'INTERNAL', requestId: 'r-1' },
    });
  });

  test('that the database is slow or gone', () => {
    expect(format(Object.assign(new Error('canceling statement'), { code: '57014' })).extensions?.['code']).toBe('TIMEOUT');
    expect(format(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })).extensions?.['code']).toBe('UNAVAILABLE');
  });

  // The driver has no code for these.
  test.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Connection terminated',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
  ])('that the database is gone, in whatever words the driver says so (%s)', (message) => {
    expect(format(new Error(message)).extensions?.['code']).toBe('UNAVAILABLE');
    expect(format(new Error(`select 1 - ${message}`)).extensions?.['code']).toBe('UNAVAILABLE');
  });
});

test('a masked error is in the log under the same request', () => {
  lines.length = 0;
  format(new Error('boom'));
  expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ requestId: 'r-1', msg: 'a request failed' });
});
