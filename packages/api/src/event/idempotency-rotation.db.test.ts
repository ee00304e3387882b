import { expect, test } from 'vitest';
import { testApi } from '../../test/support/api.ts';
import { makeUser } from '../../test/support/make.ts';

const api = await testApi({ allowsLoopback: true });
const admin = await api.key('admin');
const rotated = async (id: string): Promise<{ id: string; token: string }> => {
  const { data } = await api.post(admin.token, `mutation { rotateApiKey(input: { id: "${id}" }) { token apiKey { id } } }`);
  return { id: data.rotateApiKey.apiKey.id, token: data.rotateApiKey.token };
};

test('a retry with a key that took the place of another gets the first answer, in both directions and over two rotations', async () => {
  const old = await api.key('service', ['act-as'], 'commitment-bot');
  const user = await makeUser(api.database.em());
  const keep = async (token: string, idempotencyKey: string): Promise<string> => {
    const { data, errors } = await api.post(
      token,
      `mutation { createCommitment(input: { text: "Walk", idempotencyKey: "${idempotencyKey}" }) { commitment { id } } }`,
      {
        headers: { 'x-act-as': `telegram:${user.telegramUserId}` },
      },
    );
    expect(errors).toBeUndefined();
    return data.createCommitment.commitment.id;
  };
  const before = await keep(old.token, 'before');
  const next = await rotated(old.id);
  expect(await keep(next.token, 'before')).toBe(before);
  const during = await keep(old.token, 'during');
  const last = await rotated(next.id);
  expect([await keep(last.token, 'during'), await keep(last.token, 'before')]).toEqual([during, before]);
  const after = await keep(last.token, 'after');
  expect(await keep(old.token, 'after')).toBe(after);
  const other = await api.key('service', ['act-as'], 'commitment-bot');
  expect(await keep(other.token, 'before')).not.toBe(before);
});

test('so does a third party', async () => {
  const old = await api.key('integration', ['events:read', 'webhooks:write']);
  const create = (token: string) =>
    api.post(token, 'mutation { createWebhook(input: { url: "https://1.1.1.1/", idempotencyKey: "once" }) { webhook { id } } }');
  expect((await create(old.token)).errors).toBeUndefined();
  const next = await rotated(old.id);
  expect((await create(next.token)).errors?.[0]?.extensions).toEqual({ code: 'CONFLICT', field: 'idempotencyKey' });
});
