import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isSigned, WebhookReceiver } from '../../test/support/webhook-receiver.ts';
import { admin, api, clock, CREATE, deliveries, FIELDS, happen, HOUR, refusal, shown, thirdParty, webhook } from '../../test/support/webhooks.ts';

describe('a webhook', () => {
  test('is signed with both secrets for a day after a rotation, then with the new one alone', async () => {
    const made = await webhook();
    const { data } = await api.post(made.token, `mutation { rotateWebhookSecret(input: { id: "${made.id}" }) { secret } }`);
    const { secret } = data.rotateWebhookSecret;
    await happen({ podId: randomUUID() });
    await made.receiver.has(1);
    clock.ahead = 25 * HOUR;
    await happen({ podId: randomUUID() });
    await made.receiver.has(2);
    const [during, later] = made.receiver.calls as [(typeof made.receiver.calls)[0], (typeof made.receiver.calls)[0]];
    expect([isSigned(during, made.secret), isSigned(during, secret), isSigned(later, made.secret), isSigned(later, secret)]).toEqual([true, true, false, true]);
  });

  test('goes over to the key that takes the place of its own', async () => {
    const made = await webhook();
    const { apiKeyId } = await shown(made);
    const { data } = await api.post(admin.token, `mutation { rotateApiKey(input: { id: "${apiKeyId}", overlapHours: 0 }) { token apiKey { id } } }`);
    await happen({ podId: randomUUID() });
    await made.receiver.has(1);
    expect(await shown({ ...made, token: data.rotateApiKey.token })).toMatchObject({ apiKeyId: data.rotateApiKey.apiKey.id });
  });

  test('stands still while its key has ended', async () => {
    const [ended, other] = [await webhook(), await webhook()];
    const { apiKeyId } = await shown(ended);
    await api.post(admin.token, `mutation { revokeApiKey(input: { id: "${apiKeyId}" }) { apiKey { id } } }`);
    await happen({ podId: randomUUID() });
    await other.receiver.has(1);
    expect(ended.receiver.calls).toEqual([]);
  });

  test('shows its secret once, and a repeat of the call makes no second one', async () => {
    const key = await thirdParty();
    const receiver = await WebhookReceiver.open();
    const create = () => api.post(key.token, CREATE, { variables: { input: { url: receiver.url, idempotencyKey: 'once' } } });
    const { secret } = (await create()).data.createWebhook;
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(refusal(await create())).toEqual({ code: 'CONFLICT', field: 'idempotencyKey' });
    const { data } = await api.post(key.token, `{ webhooks { totalCount nodes { ${FIELDS} } } }`);
    expect(data.webhooks.totalCount).toBe(1);
    expect(JSON.stringify([data, await api.database.query('select answer from idempotency_keys')])).not.toContain(secret);
  });

  test('of somebody else is nowhere, not even for who knows its id', async () => {
    const [mine, theirs] = [await webhook(), await webhook()];
    await happen({ podId: randomUUID() });
    await theirs.receiver.has(1);
    const [{ id: deliveryId }] = await deliveries(theirs);
    expect(await shown({ ...theirs, token: mine.token })).toBeNull();
    expect(await deliveries({ ...theirs, token: mine.token })).toEqual([]);
    for (const mutation of [
      `updateWebhook(input: { id: "${theirs.id}", isEnabled: false }) { webhook { id } }`,
      `deleteWebhook(input: { id: "${theirs.id}" }) { deletedId }`,
      `rotateWebhookSecret(input: { id: "${theirs.id}" }) { secret }`,
      `redeliverWebhook(input: { deliveryId: "${deliveryId}" }) { delivery { id } }`,
    ]) {
      expect(refusal(await api.post(mine.token, `mutation { ${mutation} }`))).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect((await api.post(admin.token, `mutation { deleteWebhook(input: { id: "${theirs.id}" }) { deletedId } }`)).data.deleteWebhook).toEqual({
      deletedId: theirs.id,
    });
  });

  test.each([
    ['to a private address', { url: 'https://10.0.0.1/' }, 'url'],
    ['to the metadata of a cloud', { url: 'http://169.254.169.254/latest' }, 'url'],
    ['without TLS', { url: 'http://1.1.1.1/' }, 'url'],
    ['for no type at all', { url: 'https://1.1.1.1/', eventTypes: [] }, 'eventTypes'],
    ['with a long story', { url: 'https://1.1.1.1/', description: 'x'.repeat(201) }, 'description'],
  ])('%s is not made', async (_, input, field) => {
    const key = await thirdParty();
    expect(refusal(await api.post(key.token, CREATE, { variables: { input } }))).toEqual({ code: 'INVALID_INPUT', field });
  });

  test('is made by an admin for a third party that may read the log, and for nobody else', async () => {
    const [reader, blind] = [await thirdParty(), await api.key('integration', ['pods:read'])];
    const create = (token: string, apiKeyId?: string) => api.post(token, CREATE, { variables: { input: { url: 'https://1.1.1.1/', apiKeyId } } });
    expect((await create(admin.token, reader.id)).data.createWebhook.webhook).toMatchObject({ apiKeyId: reader.id });
    expect(refusal(await create(admin.token))).toEqual({ code: 'INVALID_INPUT', field: 'apiKeyId' });
    expect(refusal(await create(admin.token, blind.id))).toEqual({ code: 'INVALID_INPUT', field: 'apiKeyId' });
    const mute = await api.key('integration', ['events:read']);
    expect(refusal(await create(mute.token))).toMatchObject({ code: 'FORBIDDEN' });
    expect(refusal(await create(blind.token))).toMatchObject({ code: 'FORBIDDEN' });
    expect(refusal(await create(reader.token, blind.id))).toEqual({ code: 'NOT_FOUND', field: 'apiKeyId' });
  });

  test('is the eleventh of its key and not made', async () => {
    const key = await thirdParty();
    const create = () => api.post(key.token, CREATE, { variables: { input: { url: 'https://1.1.1.1/' } } });
    for (let i = 0; i < 10; i += 1) expect((await create()).errors).toBeUndefined();
    expect(refusal(await create())).toMatchObject({ code: 'CONFLICT' });
  });
});
