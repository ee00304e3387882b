import { randomUUID } from 'node:crypto';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import { ApiKey } from '../api-key/api-key.entity.ts';
import { hasEnded } from '../api-key/api-key.rules.ts';
import { heldHeir, isViewersKey } from '../api-key/key-heirs.ts';
import type { KeySuccession } from '../api-key/key-succession.ts';
import { ShownOnce } from '../api-key/shown-once.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import { paragraphsOf } from '../lib/text.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { disableWebhooks, heldWebhooksOf, KEY_REVOKED } from './disable.actions.ts';
import { newSecret } from './signature.ts';
import { Webhook } from './webhook.entity.ts';
import { MOST_WEBHOOKS_OF_A_KEY, OLD_SECRET_KEPT_MS } from './webhook.rules.ts';

const LONGEST_DESCRIPTION = 200;

export type NewWebhook = { url: string; apiKeyId?: string | null; description?: string | null; eventTypes?: readonly string[] | null };
/** The secret is in the first answer alone; what an idempotency key keeps does not have it. */
export type WithSecret = { webhookId: string; secret?: ShownOnce };
export type ChangedWebhook = {
  id: string;
  url?: string | null;
  description?: string | null;
  eventTypes?: readonly string[] | null;
  isEnabled?: boolean | null;
  version?: number | null;
};

/**
 * Has the log sent to an address from now on, as far as the key may see it. A third party makes webhooks for its own key, an admin for any third party's; where
 * another key has taken the place of that one, it gets the webhook.
 * @param input its `url` has been found to lead to the public internet
 * @throws DomainError INVALID_INPUT, NOT_FOUND, CONFLICT when the key has as many webhooks as one may have
 */
export async function createWebhook(ctx: ActionContext, input: NewWebhook): Promise<WithSecret> {
  const { em, now } = ctx;
  const apiKey = await ownerKey(ctx, input.apiKeyId ?? null);
  if ((await em.count(Webhook, { apiKey })) >= MOST_WEBHOOKS_OF_A_KEY)
    throw new DomainError('CONFLICT', `A key has ${MOST_WEBHOOKS_OF_A_KEY} webhooks at most: delete one, or change one.`);
  const [end] = await em.execute<{ top: string }[]>('select coalesce(max(position), 0)::text as top from events');
  const id = randomUUID();
  const secret = newSecret();
  em.create(Webhook, {
    id,
    apiKey,
    url: input.url,
    description: described(input.description),
    eventTypes: typesOf(input.eventTypes),
    secret,
    position: end?.top ?? '0',
    createdAt: now,
    updatedAt: now,
  });
  await em.flush();
  await recordEvent(em, { type: 'webhook.created', at: now, subjectId: id });
  noteAudit(ctx, { details: { webhookId: id, apiKeyId: apiKey.id } });
  return { webhookId: id, secret: new ShownOnce(secret) };
}

/**
 * Changes a webhook; what is left out stays. One that is enabled again goes on in the log where it stopped.
 * @throws DomainError NOT_FOUND, INVALID_INPUT, VERSION_CONFLICT, CONFLICT when it shall be enabled and its key has ended
 */
export async function updateWebhook(ctx: ActionContext, input: ChangedWebhook): Promise<{ webhookId: string }> {
  const { em, now } = ctx;
  const webhook = await heldWebhook(ctx, input.id);
  if (input.version != null && input.version !== webhook.version)
    throw new DomainError('VERSION_CONFLICT', 'This webhook has changed since it was read; read it again and repeat the change.', 'version');
  if (input.url != null) webhook.url = input.url;
  if (input.description !== undefined) webhook.description = described(input.description);
  if (input.eventTypes !== undefined) webhook.eventTypes = typesOf(input.eventTypes);
  if (input.isEnabled === true && !webhook.isEnabled) await requireLivingKey(ctx, webhook);
  if (input.isEnabled != null && input.isEnabled !== webhook.isEnabled) turn(webhook, input.isEnabled, now);
  await em.flush();
  await recordEvent(em, { type: 'webhook.updated', at: now, subjectId: webhook.id });
  return { webhookId: webhook.id };
}

/**
 * Ends a webhook, with all that waits for it.
 * @throws DomainError NOT_FOUND
 */
export async function deleteWebhook(ctx: ActionContext, { id }: { id: string }): Promise<{ webhookId: string }> {
  const webhook = await heldWebhook(ctx, id);
  await ctx.em.nativeDelete(Webhook, { id: webhook.id });
  await recordEvent(ctx.em, { type: 'webhook.deleted', at: ctx.now, subjectId: webhook.id });
  return { webhookId: webhook.id };
}

/**
 * Gives a webhook another secret. For a day everything is signed with the old one too.
 * @throws DomainError NOT_FOUND
 */
export async function rotateWebhookSecret(ctx: ActionContext, { id }: { id: string }): Promise<WithSecret> {
  const webhook = await heldWebhook(ctx, id);
  webhook.oldSecret = webhook.secret;
  webhook.oldSecretUntil = new Date(ctx.now.getTime() + OLD_SECRET_KEPT_MS);
  const secret = newSecret();
  webhook.secret = secret;
  await recordEvent(ctx.em, { type: 'webhook.updated', at: ctx.now, subjectId: webhook.id });
  return { webhookId: webhook.id, secret: new ShownOnce(secret) };
}

/**
 * What a webhook with a new secret is answered as.
 * @throws DomainError CONFLICT when the answer comes from an idempotency key: the secret was shown once
 */
export function withSecret({ webhookId, secret }: WithSecret): { webhookId: string; secret: string } {
  if (secret === undefined)
    throw new DomainError('CONFLICT', 'This was done before and the secret was shown then; rotateWebhookSecret makes another.', 'idempotencyKey');
  return { webhookId, secret: String(secret) };
}

/** Webhooks go over to the key that takes the place of theirs, and go on as they were; where none does, they are disabled. */
export async function followSuccession(ctx: ActionContext, { from, to }: KeySuccession): Promise<void> {
  if (to === null) await disableWebhooks(ctx, await heldWebhooksOf(ctx.em, from), KEY_REVOKED);
  else await ctx.em.execute('update webhooks set api_key_id = ? where api_key_id = ?', [to, from]);
}

async function requireLivingKey({ em, now }: ActionContext, { apiKey: { id } }: Webhook): Promise<void> {
  if (hasEnded(await em.findOneOrFail(ApiKey, { id }), now))
    throw new DomainError('CONFLICT', 'The key of this webhook has ended, so it stays disabled: make another with a key that works.', 'isEnabled');
}

function turn(webhook: Webhook, isOn: boolean, now: Date): void {
  webhook.isEnabled = isOn;
  webhook.disabledAt = isOn ? null : now;
  webhook.disabledReason = isOn ? null : 'by hand';
  if (isOn) webhook.failingSince = null;
}

async function ownerKey(ctx: ActionContext, wanted: string | null): Promise<ApiKey> {
  const id = await meantKey(ctx, wanted);
  const key = isId(id) ? await heldHeir(ctx, id) : null;
  if (!key) throw noSuchKey();
  if (key.kind !== 'integration' || !key.scopes.includes('events:read'))
    throw new DomainError('INVALID_INPUT', 'Webhooks are for keys of third parties that have the scope events:read.', 'apiKeyId');
  return key;
}

/** A third party means its own key, whether it says so or not; it may also name the one that took its place. */
async function meantKey(ctx: ActionContext, wanted: string | null): Promise<string> {
  const isOwn = ctx.viewer.kind === 'integration';
  if (isOwn && wanted !== null && !(await isViewersKey(ctx, wanted))) throw noSuchKey();
  const id = isOwn ? ctx.viewer.keyId : wanted;
  if (id === null) throw new DomainError('INVALID_INPUT', 'Say by apiKeyId for which third party’s key the webhook is.', 'apiKeyId');
  return id;
}

/**
 * The webhook, locked for the rest of the transaction: of a third party's key or one that took its place, or any for an admin.
 * @throws DomainError NOT_FOUND
 */
async function heldWebhook(ctx: ActionContext, id: string): Promise<Webhook> {
  const { em, viewer } = ctx;
  const found = isId(id) && (await em.execute<unknown[]>('select 1 from webhooks where id = ? for update', [id])).length > 0;
  const webhook = found ? await em.findOne(Webhook, { id }) : null;
  if (!webhook || (viewer.kind === 'integration' && !(await isViewersKey(ctx, webhook.apiKey.id))))
    throw new DomainError('NOT_FOUND', 'There is no such webhook.', 'id');
  noteAudit(ctx, { details: { webhookId: webhook.id, apiKeyId: webhook.apiKey.id } });
  return webhook;
}

const noSuchKey = (): DomainError => new DomainError('NOT_FOUND', 'There is no such key.', 'apiKeyId');
const described = (text: string | null | undefined): string | null => paragraphsOf(text ?? null, { longest: LONGEST_DESCRIPTION, field: 'description' });

function typesOf(types: readonly string[] | null | undefined): string[] | null {
  if (types == null) return null;
  if (types.length === 0) throw new DomainError('INVALID_INPUT', 'Name at least one type, or leave the list out for all.', 'eventTypes');
  return [...new Set(types)];
}
