import { expect, test } from 'vitest';
import { type Attack, bare, replyOf, target, withstands } from './target.ts';

const it = await target({ allowedOrigins: ['https://app.example.org'] });
const { app, botKey, ana, raw } = it;
const MUTATION = 'mutation { createCommitment(input: { text: "x" }) { commitment { id } } }';
const BODY = JSON.stringify({ query: MUTATION });
const AS_ANA = { authorization: `Bearer ${botKey}`, 'x-act-as': `telegram:${ana.telegramUserId}` };
const call = (path: string, init: RequestInit = {}) => replyOf(fetch(`${app.url}${path}`, init));
const host = new URL(app.url).host;
const head = (...lines: string[]): string => [...lines, '', ''].join('\r\n');

/** A form that a foreign page can send without asking first, with whatever the browser adds. */
const form = (type: string): Attack => ({
  sentence: `a mutation that a foreign page sends as ${type} is refused`,
  send: () => raw(BODY, { ...AS_ANA, 'content-type': type }),
  status: 415,
  code: 'BAD_REQUEST',
  isSeenOff: true,
});
const encoded = (encoding: string): Attack => ({
  sentence: `a body that is packed with ${encoding} is refused unopened`,
  send: () => raw(BODY, { ...AS_ANA, 'content-encoding': encoding }),
  status: 415,
  code: 'BAD_REQUEST',
  isSeenOff: true,
});
const nothingAt = (path: string): Attack => ({
  sentence: `the path ${path} leads nowhere`,
  send: () => bare(app.url, head(`GET ${path} HTTP/1.1`, `Host: ${host}`, 'Connection: close'), /\r\n\r\n.*}/s),
  status: 404,
  code: null,
  isSeenOff: true,
  hides: /root:|"dependencies"|import /,
});
const malformed = (sentence: string, bytes: string, status = 400): Attack => ({
  sentence,
  send: () => bare(app.url, bytes),
  status,
  code: null,
  isSeenOff: true,
});

withstands(it, [
  ...[
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain; application/json',
    'application/jsonp',
    'application/json; charset=utf-16',
    'application/graphql',
  ].map(form),
  ...['gzip', 'br', 'deflate', 'identity'].map(encoded),
  {
    sentence: 'a mutation in a link is refused',
    send: () => call(`/graphql?query=${encodeURIComponent(MUTATION)}`, { headers: AS_ANA }),
    status: 405,
    code: 'BAD_REQUEST',
  },
  {
    sentence: 'a mutation in a link beside a query of another name is refused',
    send: () =>
      call(`/graphql?operationName=M&query=${encodeURIComponent(`query Q { health { status } } ${MUTATION.replace('mutation', 'mutation M')}`)}`, {
        headers: AS_ANA,
      }),
    status: 405,
    code: 'BAD_REQUEST',
  },
  {
    sentence: 'a POST is not made a GET by a header',
    send: () => raw(BODY, { 'x-http-method-override': 'GET', 'content-type': 'text/plain' }),
    status: 415,
    code: 'BAD_REQUEST',
    isSeenOff: true,
  },
  {
    sentence: 'PUT is refused',
    send: () => call('/graphql', { method: 'PUT', body: BODY, headers: { 'content-type': 'application/json' } }),
    status: 405,
    code: 'BAD_REQUEST',
    isSeenOff: true,
  },
  {
    sentence: 'a foreign page that asks first is not let in',
    send: () => call('/graphql', { method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } }),
    status: 405,
    code: 'BAD_REQUEST',
    isSeenOff: true,
  },
  {
    sentence: 'a body of more than 100 kB is refused',
    send: () => raw(JSON.stringify({ query: 'x'.repeat(100_001) })),
    status: 413,
    code: 'REQUEST_TOO_LARGE',
    isSeenOff: true,
  },
  { sentence: 'a body that is no UTF-8 is refused', send: () => raw(new Uint8Array([0x22, 0xff, 0x22])), status: 400, code: 'BAD_REQUEST', isSeenOff: true },
  { sentence: 'an empty body is refused', send: () => raw(''), status: 400, code: 'BAD_REQUEST', isSeenOff: true },
  ...[
    '/playground/../package.json',
    '/playground/..%2f..%2fpackage.json',
    '/playground/page.js%00',
    '/playground//page.js',
    '/../../../../etc/passwd',
    '/playground/%2e%2e/%2e%2e/src/main.ts',
    '/__proto__',
    '/.env',
    '/constructor',
  ].map(nothingAt),
  malformed('a request with two lengths is refused', head('POST /graphql HTTP/1.1', `Host: ${host}`, 'Content-Length: 5', 'Content-Length: 6') + 'hello'),
  malformed(
    'a request with a length and chunks is refused',
    head('POST /graphql HTTP/1.1', `Host: ${host}`, 'Content-Length: 4', 'Transfer-Encoding: chunked') + '0\r\n\r\n',
  ),
  malformed(
    'chunks of a size that is no number are refused',
    head('POST /graphql HTTP/1.1', `Host: ${host}`, 'Content-Type: application/json', 'Transfer-Encoding: chunked') + 'zz\r\n{}\r\n0\r\n\r\n',
  ),
  malformed('an encoding of the transfer that nobody knows is refused', head('POST /graphql HTTP/1.1', `Host: ${host}`, 'Transfer-Encoding: xchunked') + '{}'),
  malformed('a header folded over lines is refused', `GET /livez HTTP/1.1\r\nHost: ${host}\r\nX-A: 1\r\n 2\r\n\r\n`),
  malformed('a space before the colon of a header is refused', `GET /livez HTTP/1.1\r\nHost : ${host}\r\n\r\n`),
  malformed('lines that end without a carriage return are refused', `POST /graphql HTTP/1.1\nHost: ${host}\nTransfer-Encoding: chunked\n\n0\n\n`),
  malformed('a request without a host is refused', 'GET /livez HTTP/1.1\r\n\r\n'),
  malformed('headers of more than 16 kB are refused', `GET /livez HTTP/1.1\r\nHost: ${host}\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`, 431),
  malformed('a line that is no request is refused', '\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n'),
]);

test('no answer lets foreign pages read it', async () => {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
    body: '{"query":"{__typename}"}',
  });
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect([response.headers.get('x-powered-by'), response.headers.get('server')]).toEqual([null, null]);
});

test('a made-up host is repeated nowhere', async () => {
  const { text } = await bare(app.url, head('GET /playground HTTP/1.1', 'Host: evil.example', 'X-Forwarded-Host: evil.example', 'Connection: close'), /$^/);
  expect(text).toContain('HTTP/1.1 200');
  expect(text).not.toContain('evil.example');
});

test('who sends headers or a body drop by drop is hung up on, and holds up nobody', async () => {
  const slow = [
    bare(app.url, `POST /graphql HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `, /$^/),
    bare(app.url, head('POST /graphql HTTP/1.1', `Host: ${host}`, 'Content-Type: application/json', 'Content-Length: 50') + '{"query":', /$^/),
  ];
  expect(await it.ask('{ health { status } }')).toMatchObject({ status: 200 });
  expect((await Promise.all(slow)).map(({ status }) => status)).toEqual([408, 408]);
});
