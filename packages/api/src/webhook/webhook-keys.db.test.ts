import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/event/run-action.ts';
import { as } from '../../test/support/ask.ts';
import { admin, api, clock, CREATE, deliveries, FIELDS, happen, HOUR, type Made, refusal, shown, webhook } from '../../test/support/webhooks.ts';
import { disableForEndedKeys } from './disable.actions.ts';

type Key = { id: string; token: string };
const rotate = async (id: string, input = ''): Promise<Key> => {
  const { data } = await api.post(admin.token, `mutation { rotateApiKey(input: { id: "${id}" ${input} }) { token apiKey { id } } }`);
  return { id: data.rotateApiKey.apiKey.id, token: data.rotateApiKey.token };
};
const revoke = (id: string) => api.post(admin.token, `mutation { revokeApiKey(input: { id: "${id}" }) { apiKey { id } } }`);
const rotated = async (): Promise<{ made: Made; old: Key; next: Key }> => {
  const made = await webhook();
  const { apiKeyId } = await shown(made);
  return { made, old: { id: apiKeyId, token: made.token }, next: await rotate(apiKeyId) };
};
const create = (token: string, apiKeyId?: string) => api.post(token, CREATE, { variables: { input: { url: 'https://1.1.1.1/', apiKeyId } } });
const update = (token: string, id: string, input: object) =>
  api.post(token, `mutation ($input: UpdateWebhookInput!) { updateWebhook(input: $input) { webhook { ${FIELDS} } } }`, {
    variables: { input: { id, ...input } },
  });
const disabledEvents = (id: string) => api.database.query("select 1 from events where type = 'webhook.disabled' and subject_id = $1", [id]);
const endedNow = () => inTransaction({ em: api.database.em(), viewer: as.admin, now: clock.now(), wakeRelay: () => undefined }, {}, disableForEndedKeys);

describe('while a key and the one that took its place both work', () => {
  test('the old one sees and changes the webhooks that went over', async () => {
    const { made, next } = await rotated();
    await happen({ podId: randomUUID() });
    await made.receiver.has(1);
    expect(await shown(made)).toMatchObject({ apiKeyId: next.id });
    expect((await api.post(made.token, '{ webhooks { nodes { id } } }')).data.webhooks.nodes).toEqual([{ id: made.id }]);
    const [{ id: deliveryId }] = await deliveries(made);
    expect((await update(made.token, made.id, { description: 'ours' })).errors).toBeUndefined();
    for (const mutation of [
      `redeliverWebhook(input: { deliveryId: "${deliveryId}" }) { delivery { id } }`,
      `rotateWebhookSecret(input: { id: "${made.id}" }) { secret }`,
      `deleteWebhook(input: { id: "${made.id}" }) { deletedId }`,
    ]) {
      expect((await api.post(made.token, `mutation { ${mutation} }`)).errors).toBeUndefined();
    }
  });

  test('so does the oldest of three, and the newest sees nothing that is not its own', async () => {
    const { made, next } = await rotated();
    const last = await rotate(next.id);
    expect(await shown(made)).toMatchObject({ apiKeyId: last.id });
    expect((await update(made.token, made.id, { description: 'ours' })).errors).toBeUndefined();
    const theirs = await webhook();
    expect([await shown({ ...theirs, token: made.token }), await shown({ ...made, token: theirs.token })]).toEqual([null, null]);
  });

  test('a webhook made with the old one, or for it, belongs to the new one and does not end with the old one', async () => {
    const { old, next } = await rotated();
    const answers = [await create(old.token), await create(old.token, old.id), await create(old.token, next.id), await create(admin.token, old.id)];
    expect(answers.map(({ data }) => data.createWebhook.webhook.apiKeyId)).toEqual([next.id, next.id, next.id, next.id]);
    for (const foreign of [old.id, 'not-an-id']) expect(refusal(await create(next.token, foreign))).toEqual({ code: 'NOT_FOUND', field: 'apiKeyId' });
    await revoke(old.id);
    const { data } = await api.post(next.token, '{ webhooks(filter: { isEnabled: true }) { totalCount } }');
    expect(data.webhooks.totalCount).toBe(5);
  });

  test('and the new one is revoked, the old one makes webhooks of its own again', async () => {
    const { made, old, next } = await rotated();
    await revoke(next.id);
    expect(await shown(made)).toMatchObject({ isEnabled: false });
    expect((await create(old.token)).data.createWebhook.webhook.apiKeyId).toBe(old.id);
  });
});

describe('a webhook whose key', () => {
  test('was revoked is disabled and says why, and is not enabled again', async () => {
    const [made, other] = [await webhook(), await webhook()];
    const { apiKeyId } = await shown(made);
    await revoke(apiKeyId);
    const seen = { ...made, token: admin.token };
    expect(await shown(seen)).toMatchObject({ isEnabled: false, disabledReason: 'its key was revoked' });
    expect([await disabledEvents(made.id), await disabledEvents(other.id)]).toMatchObject([[{}], []]);
    expect(await shown(other)).toMatchObject({ isEnabled: true, disabledReason: null });
    expect(refusal(await update(admin.token, made.id, { isEnabled: true }))).toEqual({ code: 'CONFLICT', field: 'isEnabled' });
    expect(await shown(seen)).toMatchObject({ isEnabled: false });
  });

  test('is revoked while it is enabled again is disabled in the end', async () => {
    for (let i = 0; i < 10; i += 1) {
      const made = await webhook();
      const { apiKeyId } = await shown(made);
      await update(made.token, made.id, { isEnabled: false });
      await Promise.all([update(admin.token, made.id, { isEnabled: true }), revoke(apiKeyId)]);
      expect(await shown({ ...made, token: admin.token })).toMatchObject({ isEnabled: false });
    }
  });

  test('was revoked keeps the reason it was disabled for before', async () => {
    const made = await webhook();
    const { apiKeyId } = await shown(made);
    await update(made.token, made.id, { isEnabled: false });
    await revoke(apiKeyId);
    expect(await shown({ ...made, token: admin.token })).toMatchObject({ isEnabled: false, disabledReason: 'by hand' });
    expect(await disabledEvents(made.id)).toEqual([]);
  });

  test('has expired is found and disabled, once', async () => {
    const [made, other] = [await webhook(), await webhook()];
    const { apiKeyId } = await shown(made);
    await api.database.query('update api_keys set expires_at = $2 where id = $1', [apiKeyId, new Date(Date.now() + HOUR)]);
    await endedNow();
    expect(await shown(made)).toMatchObject({ isEnabled: true });
    clock.ahead = 2 * HOUR;
    await endedNow();
    await endedNow();
    expect(await shown({ ...made, token: admin.token })).toMatchObject({ isEnabled: false, disabledReason: 'its key has expired' });
    expect(await disabledEvents(made.id)).toHaveLength(1);
    expect(await shown(other)).toMatchObject({ isEnabled: true });
  });
});

test('a key that may not read the log is told which scope it lacks', async () => {
  const key = await api.key('integration', ['members:read', 'webhooks:write']);
  for (const answer of [await create(key.token), await create(key.token, key.id)]) {
    expect(refusal(answer)).toEqual({ code: 'FORBIDDEN' });
    expect(answer.errors?.[0]?.message).toContain('events:read');
  }
  expect(refusal(await create(admin.token, key.id))).toEqual({ code: 'INVALID_INPUT', field: 'apiKeyId' });
});
