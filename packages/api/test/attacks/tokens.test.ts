import { expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { type Attack, bare, type Reply, target, withstands } from './target.ts';

const it = await target();
const { app, ana, botKey, ask, database, key } = it;
const WHO = '{ me { id email } }';
const third = (await key('integration', ['members:read'])).token;
const other = (await key('integration', ['members:read'])).token;
const admin = (await key('admin')).token;
const revoked = await key('integration', ['members:read']);
await database.query('update api_keys set revoked_at = now() where id = $1', [revoked.id]);
const expired = await key('integration', ['members:read']);
await database.query(`update api_keys set expires_at = now() - interval '1 second' where id = $1`, [expired.id]);
const plainBot = (await key('service', ['deliveries'], 'pod-bot')).token;

const idOf = (token: string): string => token.split('_')[2]!;
const secretOf = (token: string): string => token.split('_').slice(3).join('_');
const bearing = (sentence: string, token: string, code = 'UNAUTHENTICATED', status = 401): Attack => ({
  sentence,
  send: () => ask(WHO, {}, token),
  status,
  code,
  hides: /ana@example/,
});
const authorized = (sentence: string, authorization: string): Attack => ({
  sentence,
  send: () => ask(WHO, {}, null, { authorization }),
  status: 401,
  code: 'UNAUTHENTICATED',
});
const acting = (sentence: string, token: string, actAs: string, [status, code]: [number, string]): Attack => ({
  sentence,
  send: () => ask(WHO, {}, token, { 'x-act-as': actAs }),
  status,
  code,
  hides: /ana@example/,
});
const AS_ANA = `telegram:${ana.telegramUserId}`;
const host = new URL(app.url).host;
/** A request whose headers stand there as they are written. */
const withHeaders = (...headers: string[]): Promise<Reply> => {
  const body = JSON.stringify({ query: WHO });
  return bare(
    app.url,
    [
      `POST /graphql HTTP/1.1`,
      `Host: ${host}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Connection: close',
      ...headers,
      '',
      body,
    ].join('\r\n'),
    /\r\n\r\n.*}/s,
  );
};

withstands(it, [
  bearing('a key that nobody made is refused', third.replace(idOf(third), '0'.repeat(idOf(third).length))),
  bearing('a right beginning with another secret is refused', `${third.slice(0, third.lastIndexOf('_'))}_${secretOf(other)}`),
  bearing('a key that is cut short is refused', third.slice(0, -1)),
  bearing('a key that goes on is refused', `${third}x`),
  bearing('a key of another kind with a right id and secret is refused', third.replace(/^tpm_[a-z]+_/, 'tpm_admin_')),
  bearing('the beginning of a key that people see is no key', third.slice(0, third.indexOf(idOf(third)) + idOf(third).length)),
  bearing(
    'the hash that is stored is no key',
    `${third.slice(0, third.indexOf(secretOf(third)))}${createHash('sha256').update(secretOf(third)).digest('hex')}`,
  ),
  bearing('a key that was revoked is refused', revoked.token),
  bearing('a key that has expired is refused', expired.token),
  bearing('SQL in place of a key is refused', "tpm_integration_' or '1'='1_x"),
  bearing('eight thousand characters in place of a key are refused', `tpm_integration_${'a'.repeat(8_000)}`),
  bearing(
    'a web token of somebody else’s making is refused',
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"admin"}').toString('base64url')}.`,
  ),
  authorized('another scheme with a right key is refused', `Basic ${Buffer.from(`x:${third}`).toString('base64')}`),
  authorized('a key without its scheme is refused', third),
  authorized('an empty key is refused', 'Bearer '),
  authorized('two keys in one header are refused', `Bearer ${third}, Bearer ${admin}`),
  acting('a third party that acts for a member is refused', third, AS_ANA, [403, 'FORBIDDEN']),
  acting('an admin’s key that acts for a member is refused', admin, AS_ANA, [403, 'FORBIDDEN']),
  acting('a service without the scope that acts for a member is refused', plainBot, AS_ANA, [403, 'FORBIDDEN']),
  {
    sentence: 'a stranger who acts for a member is refused',
    send: () => ask(WHO, {}, null, { 'x-act-as': AS_ANA }),
    status: 401,
    code: 'UNAUTHENTICATED',
    isSeenOff: true,
  },
  ...[
    'telegram:0',
    'telegram:-1',
    'telegram:1e3',
    `telegram:${'9'.repeat(40)}`,
    "telegram:1' or '1'='1",
    `${AS_ANA},${AS_ANA}`,
    `TELEGRAM:${ana.telegramUserId}`,
    ana.id,
    `user:${ana.id}`,
    'telegram: 1',
    `telegram:0${ana.telegramUserId}`,
    'telegram:',
  ].map((name) => acting(`acting for "${name.slice(0, 30)}" is refused`, botKey, name, [400, 'INVALID_INPUT'])),
  acting('acting for nobody that is known is refused', botKey, 'telegram:999999999999999', [404, 'NOT_FOUND']),
  {
    sentence: 'two headers that say for whom are refused, whichever is right',
    send: () => withHeaders(`Authorization: Bearer ${botKey}`, `X-Act-As: ${AS_ANA}`, 'X-Act-As: telegram:1'),
    status: 400,
    code: 'INVALID_INPUT',
    hides: /ana@example/,
  },
  {
    sentence: 'a second key in a header of its own is not taken',
    send: () => withHeaders('Authorization: Bearer x', `Authorization: Bearer ${admin}`),
    status: 401,
    code: 'UNAUTHENTICATED',
  },
]);

test('a wrong secret and a key that nobody made are answered in the same words', async () => {
  const unknown = await ask(WHO, {}, third.replace(idOf(third), '0'.repeat(idOf(third).length)));
  const wrong = await ask(WHO, {}, `${third.slice(0, third.lastIndexOf('_'))}_${secretOf(other)}`);
  expect(wrong).toEqual(unknown);
});
