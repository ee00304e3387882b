import { describe, expect, test } from 'vitest';
import { testApi } from './support/api.ts';
import { makePod, makeUser } from './support/make.ts';
import { ask, init, Speaker } from './support/speaker.ts';

const api = await testApi();
const admin = (await api.key('admin')).token;
const reader = (await api.key('integration', ['events:read', 'commitments:read', 'pods:read'])).token;

const refused = async (query: string, variables: object = {}, token = admin): Promise<object[]> => {
  const { status, errors = [] } = await api.post(token, query, { variables });
  return errors.map(({ extensions }) => ({ status, code: extensions.code, field: extensions.field }));
};
const once = (code: string, field: string | undefined, status = 400): object[] => [{ status, code, field }];

describe('a variable that does not fit', () => {
  const MAKE = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey { id } } }';
  const AVAILABLE = 'mutation ($input: SetAvailabilityInput!) { setAvailability(input: $input) { user { id } } }';
  test.each([
    ['a value that its type does not have', MAKE, { input: { name: 'x', kind: 'FOO', scopes: [] } }, 'kind'],
    ['a value that is left out', MAKE, { input: { kind: 'ADMIN', scopes: [] } }, 'name'],
    ['a value that nobody asked for', MAKE, { input: { name: 'x', kind: 'ADMIN', scopes: [], bogus: 1 } }, 'bogus'],
    ['null where there has to be something', MAKE, { input: { name: null, kind: 'ADMIN', scopes: [] } }, 'name'],
    ['an item of a list', MAKE, { input: { name: 'x', kind: 'INTEGRATION', scopes: ['PODS_READ', 'NOPE'] } }, 'scopes[1]'],
    ['a value inside an item', AVAILABLE, { input: { windows: [{ dayOfWeek: 1, fromTime: '25:00', toTime: '10:00' }] } }, 'windows[0].fromTime'],
  ])('names its field: %s', async (_, query, variables, field) => {
    expect(await refused(query, variables)).toEqual(once('INVALID_INPUT', field));
  });

  test('names each of several', async () => {
    const fields = (await refused(MAKE, { input: { kind: 'FOO', scopes: ['NOPE'] } })).map((one) => (one as { field: unknown }).field);
    expect(fields.toSorted()).toEqual(['kind', 'name', 'scopes[0]']);
  });

  test('that is missing altogether has no field', async () => {
    expect(await refused(MAKE)).toEqual(once('INVALID_INPUT', undefined));
  });
});

test.each(['after', 'before'])('a cursor that is none of the list is at fault by its name: %s', async (field) => {
  const size = field === 'after' ? 'first' : 'last';
  expect(await refused(`{ users(${size}: 1, ${field}: "x") { totalCount nodes { id } } }`)).toEqual(once('BAD_CURSOR', field));
  expect(await refused(`query ($c: String) { users(${size}: 1, ${field}: $c) { nodes { id } } }`, { c: 'x' })).toEqual(once('BAD_CURSOR', field));
});

test('a cursor of another list is refused, also where both have the same order', async () => {
  await makePod(api.database.em());
  await makeUser(api.database.em());
  const END = '(first: 1) { pageInfo { endCursor } }';
  const { data } = await api.post(admin, `{ pods${END} users${END} }`);
  const cursor: string = data.pods.pageInfo.endCursor;
  expect(await refused('query ($c: String) { users(after: $c) { nodes { id } } }', { c: cursor })).toEqual(once('BAD_CURSOR', 'after'));
  expect(await refused('query ($c: String) { pods(after: $c) { nodes { id } } }', { c: cursor })).toEqual([]);
});

test.each([
  ['revokeApiKey', 'RevokeApiKeyInput', 'id', {}],
  ['rotateApiKey', 'RotateApiKeyInput', 'id', {}],
  ['updateApiKey', 'UpdateApiKeyInput', 'id', { name: 'x' }],
  ['grantRole', 'GrantRoleInput', 'userId', { roleType: 'PAID' }],
  ['revokeRole', 'RevokeRoleInput', 'userId', { roleType: 'PAID' }],
  ['updateProfile', 'UpdateProfileInput', 'userId', {}],
])('%s finds nothing by what is no id', async (verb, input, field, more) => {
  const payload = '{ __typename }';
  expect(await refused(`mutation ($input: ${input}!) { ${verb}(input: $input) ${payload} }`, { input: { ...more, [field]: 'zz' } })).toEqual(
    once('NOT_FOUND', field, 200),
  );
});

describe('an operation that the document does not have', () => {
  test('is refused over HTTP, and what to do is said', async () => {
    const { status, errors } = await api.post(admin, 'query A { me { id } }', { operationName: 'B' });
    expect({ status, error: errors?.[0] }).toEqual({
      status: 400,
      error: {
        message: 'The document has no operation of that name: say by operationName which of its operations to run.',
        extensions: { code: 'INVALID_INPUT', field: 'operationName' },
      },
    });
  });

  test('is refused over a WebSocket in the same words', async () => {
    const speaker = new Speaker(`${api.app.url.replace('http', 'ws')}/graphql`);
    await speaker.begin(init(admin), { type: 'subscribe', id: '1', payload: { query: 'query A { me { id } }', operationName: 'B' } });
    const { payload } = await speaker.hear(({ id }) => id === '1');
    expect(payload).toMatchObject([{ message: expect.stringContaining('operationName'), extensions: { code: 'INVALID_INPUT', field: 'operationName' } }]);
    speaker.socket.terminate();
  });
});

test.each([
  ['events', 'userId', '{ cursor }'],
  ['events', 'podId', '{ cursor }'],
  ['commitmentChanged', 'id', '{ event { cursor } }'],
  ['podChanged', 'userId', '{ event { cursor } }'],
  ['meetingChanged', 'podId', '{ event { cursor } }'],
])('a subscription to %s that waits for what is no %s says so instead of waiting for ever', async (field, argument, selection) => {
  const speaker = new Speaker(`${api.app.url.replace('http', 'ws')}/graphql`);
  await speaker.begin(init(reader), ask('1', `subscription { ${field}(${argument}: "zz") ${selection} }`));
  const { payload } = await speaker.hear(({ id }) => id === '1');
  expect(payload.errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT', field: argument } }]);
  speaker.socket.terminate();
});
