import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { makePod } from '../../test/support/make.ts';
import { isSigned } from '../../test/support/webhook-receiver.ts';
import { api, clock, deliveries, happen, HOUR, refusal, shown, webhook } from '../../test/support/webhooks.ts';

describe('what happens', () => {
  test('is posted in the order of the log, each event once, signed, and with ids only', async () => {
    const made = await webhook();
    const podIds = Array.from({ length: 30 }, () => randomUUID());
    for (const podId of podIds) await happen({ podId });
    await made.receiver.has(30);
    expect(made.receiver.calls.map(({ event }) => event.data.podId)).toEqual(podIds);
    expect(new Set(made.receiver.calls.map(({ id }) => id)).size).toBe(30);
    expect(made.receiver.calls.every((call) => isSigned(call, made.secret))).toBe(true);
    const [call] = made.receiver.calls;
    expect(call!.event).toEqual({
      type: 'pod.updated',
      timestamp: expect.stringMatching(/^2.*Z$/),
      data: { id: expect.any(String), cursor: expect.any(String), userId: null, podId: podIds[0], commitmentId: null },
    });
    expect(Math.abs(Number(call!.timestamp) - Date.now() / 1000)).toBeLessThan(60);
    await vi.waitFor(async () => expect((await deliveries(made)).map((one: { status: string }) => one.status)).toEqual(Array(30).fill('DELIVERED')), 10_000);
  });

  test('is posted only of the types that are wanted, and only what the key may see', async () => {
    const ours = await makePod(api.database.em());
    const made = await webhook({ eventTypes: ['POD_UPDATED'] }, [ours.id]);
    await happen({ podId: randomUUID() }, { podId: ours.id, type: 'pod.disbanded' }, { userId: randomUUID(), type: 'user.updated' }, { podId: ours.id });
    await made.receiver.has(1);
    await happen({ podId: ours.id });
    await made.receiver.has(2);
    expect(made.receiver.calls.map(({ event }) => [event.type, event.data.podId])).toEqual([
      ['pod.updated', ours.id],
      ['pod.updated', ours.id],
    ]);
  });

  test('is not posted any more that the key may not see when its time has come, and another event is', async () => {
    const made = await webhook();
    made.receiver.replies.push(500);
    await happen({ podId: randomUUID() });
    await made.receiver.has(1);
    const [{ id: keyId }] = (await api.database.query<{ id: string }>('select api_key_id as id from webhooks where id = $1', [made.id])) as [{ id: string }];
    const ours = await makePod(api.database.em());
    await api.database.query('update api_keys set pod_ids = $2 where id = $1', [keyId, [ours.id]]);
    clock.ahead = HOUR;
    await happen({ podId: ours.id });
    await made.receiver.has(2);
    expect(made.receiver.calls[1]!.event.data.podId).toBe(ours.id);
    const { rows } = {
      rows: await api.database.query<{ status: string }>('select status from webhook_deliveries where webhook_id = $1 order by position', [made.id]),
    };
    await vi.waitFor(() => expect(rows.map(({ status }) => status)).toContain('dead'), 15_000);
  });
});

test('what was queued before the clock was set back is not overtaken by what was queued after it', async () => {
  const made = await webhook();
  await api.database.query(`update webhooks set is_enabled = false, disabled_at = now(), disabled_reason = 'for a moment' where id = $1`, [made.id]);
  // Whoever had it in hands reads the log for it until they let go of it.
  const holders = () => api.database.query('select 1 from webhooks where id = $1 and claim_token is not null', [made.id]);
  await vi.waitFor(async () => expect(await holders()).toEqual([]), 15_000);
  const podIds = [randomUUID(), randomUUID()];
  for (const podId of podIds) await happen({ podId });
  const queued = (podId: string | undefined, ahead: string) =>
    api.database.query(
      `insert into webhook_deliveries (webhook_id, event_id, event_type, position, queued_at, due_at, created_at)
       select $1, id, type, position, at + $3::interval, at + $3::interval, at from events where pod_id = $2`,
      [made.id, podId, ahead],
    );
  await vi.waitFor(
    async () => expect(await api.database.query('select 1 from events where pod_id = any ($1) and position is null', [podIds])).toEqual([]),
    15_000,
  );
  await queued(podIds[0], '1 hour');
  await queued(podIds[1], '0 hours');
  await api.database.query(
    'update webhooks set is_enabled = true, disabled_at = null, disabled_reason = null, position = (select max(position) from events) where id = $1',
    [made.id],
  );
  await happen({ podId: randomUUID() });
  await made.receiver.has(3);
  expect(made.receiver.calls.slice(0, 2).map(({ event }) => event.data.podId)).toEqual(podIds);
});

describe('what is not taken', () => {
  test.each([
    ['an error', 500, 'it answered 500', 500],
    ['a redirect, which is not followed', { location: 'http://127.0.0.1:1/' }, 'it answered with a redirect, which is not followed', 302],
  ] as const)('because of %s is sent again under the same id, with the reason at hand', async (_, reply, lastError, responseStatus) => {
    const made = await webhook();
    made.receiver.replies.push(reply);
    await happen({ podId: randomUUID() });
    await made.receiver.has(1);
    await vi.waitFor(async () => expect(await deliveries(made)).toMatchObject([{ status: 'PENDING', attempts: 1, lastError, responseStatus }]), 10_000);
    expect((await shown(made)).failingSince).not.toBeNull();
    clock.ahead = 7_000;
    await made.receiver.has(2);
    expect(made.receiver.calls[1]!.id).toBe(made.receiver.calls[0]!.id);
    expect(made.receiver.calls[1]!.body).toBe(made.receiver.calls[0]!.body);
    await vi.waitFor(
      async () => expect(await deliveries(made)).toMatchObject([{ status: 'DELIVERED', attempts: 2, lastError: null, responseStatus: 204 }]),
      10_000,
    );
    expect((await shown(made)).failingSince).toBeNull();
  });

  test('for three days is given up, the webhook with it, and the log says so; by hand it is sent again', async () => {
    const made = await webhook();
    made.receiver.usual = 503;
    await happen({ podId: randomUUID() });
    await made.receiver.has(1);
    clock.ahead = 73 * HOUR;
    await made.receiver.has(2);
    await vi.waitFor(async () => expect(await deliveries(made)).toMatchObject([{ status: 'DEAD', attempts: 2 }]), 10_000);
    expect(await shown(made)).toMatchObject({ isEnabled: false, disabledReason: 'nothing was taken for three days; at last it answered 503' });
    expect(await api.database.query("select 1 from events where type = 'webhook.disabled' and subject_id = $1", [made.id])).toHaveLength(1);
    const [{ id: deliveryId }] = await deliveries(made);
    const again = () =>
      api.post(made.token, 'mutation ($input: RedeliverWebhookInput!) { redeliverWebhook(input: $input) { delivery { status } } }', {
        variables: { input: { deliveryId } },
      });
    expect(refusal(await again())).toEqual({ code: 'CONFLICT', field: 'deliveryId' });
    made.receiver.usual = 204;
    await happen({ podId: randomUUID() });
    await api.post(made.token, `mutation { updateWebhook(input: { id: "${made.id}", isEnabled: true }) { webhook { id } } }`);
    // What happened meanwhile is sent, too: the webhook goes on where it stopped.
    await made.receiver.has(3);
    expect((await again()).data.redeliverWebhook.delivery).toEqual({ status: 'PENDING' });
    await made.receiver.has(4);
    expect(made.receiver.calls[3]!.id).toBe(made.receiver.calls[0]!.id);
  });

  test('because the address says that it is gone ends the webhook at once', async () => {
    const made = await webhook();
    made.receiver.replies.push(410);
    await happen({ podId: randomUUID() });
    await vi.waitFor(async () => expect(await shown(made)).toMatchObject({ isEnabled: false, disabledReason: 'it answered 410: it is gone' }), 15_000);
  });

  test('by one address keeps no other waiting', async () => {
    const [slow, quick] = [await webhook(), await webhook()];
    slow.receiver.usual = 'hang';
    await happen({ podId: randomUUID() }, { podId: randomUUID() });
    await quick.receiver.has(2);
    expect(slow.receiver.calls.length).toBeLessThan(2);
    slow.receiver.usual = 204;
    slow.receiver.free();
    await slow.receiver.has(2);
  });
});

describe('who serves a webhook', () => {
  test('loses it with its lease: the next one goes on, and what the first one still reports counts for nothing', async () => {
    const made = await webhook();
    made.receiver.replies.push('hang');
    await happen({ podId: randomUUID() });
    await made.receiver.has(1);
    // As after a process that froze: its lease has run out while it waits for an answer.
    await api.database.query("update webhooks set lease_until = clock_timestamp() - interval '1 second' where id = $1", [made.id]);
    await made.receiver.has(2);
    expect(made.receiver.calls[1]!.id).toBe(made.receiver.calls[0]!.id);
    await vi.waitFor(async () => expect(await deliveries(made)).toMatchObject([{ status: 'DELIVERED', attempts: 1 }]), 10_000);
    made.receiver.free();
    await happen({ podId: randomUUID() });
    await made.receiver.has(3);
    await vi.waitFor(async () => expect((await deliveries(made)).map((one: { attempts: number }) => one.attempts)).toEqual([1, 1]), 10_000);
  });
});
