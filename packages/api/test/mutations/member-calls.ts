import { MemoryFact } from '../../src/memory/memory-fact.entity.ts';
import { daysFromNow, NOW } from '../support/clock.ts';
import { makeContact } from '../support/messages.ts';
import { makeGoal } from '../support/make.ts';
import { type Call, next, PRIVATE, type Scene } from './scene.ts';

const goal = async ({ em, person }: Scene): Promise<string> => (await makeGoal(em, { user: person, title: `${PRIVATE} goal` })).id;
const address = (): string => `${PRIVATE.toLowerCase()}-${next()}@example.org`;

async function fact({ em, person }: Scene): Promise<string> {
  const made = em.create(MemoryFact, { user: person, fact: `${PRIVATE} fact`, createdAt: NOW });
  await em.flush();
  return made.id;
}

async function advice({ person, stage }: Scene): Promise<string> {
  const [made] = await stage.database.query<{ id: string }>(
    `with p as (insert into pattern_claims (user_id, factor, level, direction, inside, outside, effect_pp, p_adjusted, looks_spent, first_seen, last_confirmed, valid_at, evidence, text)
       values ($1, 'weekday', $2, 'up', '{}', '{}', '{}', 0.01, 1, '2026-11-01', '2026-11-01', $3, '{}', $4) returning id)
     insert into recommendations (user_id, pattern_id, kind, text) select $1, id, 'schedule', $4 from p returning id`,
    [person.id, `day ${next()}`, NOW, `${PRIVATE} advice`],
  );
  return made!.id;
}

const key = async ({ before }: Scene): Promise<string> =>
  (await before('createApiKey', { name: 'key', kind: 'INTEGRATION', scopes: ['EVENTS_READ'] })).apiKey.id;

async function session({ person, stage }: Scene): Promise<string> {
  const [made] = await stage.database.query<{ id: string }>(
    `insert into api_keys (name, kind, scopes, secret_hash, prefix, user_id, expires_at) values ('x', 'member', '{}', 'x', $1, $2, $3) returning id`,
    [`tpm_member_${next()}`, person.id, daysFromNow(1)],
  );
  return made!.id;
}

const webhook = async (scene: Scene): Promise<string> =>
  (await scene.before('createWebhook', { url: 'https://1.1.1.1/hook', apiKeyId: await key(scene) })).webhook.id;

async function webhookDelivery(scene: Scene): Promise<string> {
  const [made] = await scene.stage.database.query<{ id: string }>(
    `insert into webhook_deliveries (webhook_id, event_id, event_type, position, status, queued_at, due_at)
     values ($1, gen_random_uuid(), 'pod.updated', 1, 'dead', $2, $2) returning id`,
    [await webhook(scene), NOW],
  );
  return made!.id;
}

/** What is written down about people, their roles, goals, memory, addresses, payments and keys. */
export const memberCalls: { readonly [mutation: string]: Call } = {
  registerTelegramUser: async () => {
    const telegramUserId = String(900_000_000 + next());
    return { bot: 'COMMITMENT', telegramUserId, chatId: telegramUserId, firstName: PRIVATE };
  },
  updateProfile: async () => ({ bio: `${PRIVATE} other bio` }),
  noteQuestion: async () => ({ bot: 'COMMITMENT', question: `improve:${PRIVATE} ${next()}` }),
  setAvailability: async () => ({ windows: [{ dayOfWeek: 1, fromTime: '09:00', toTime: '10:00' }] }),
  setNotificationPreferences: async () => ({ dueSoonHours: 5 }),
  grantRole: async ({ mate }) => ({ userId: mate.id, roleType: 'PAID' }),
  revokeRole: async ({ before, mate }) => {
    await before('grantRole', { userId: mate.id, roleType: 'PAID' });
    return { userId: mate.id, roleType: 'PAID' };
  },
  createLongTermGoal: async () => ({ title: `${PRIVATE} ${next()}` }),
  updateLongTermGoal: async (scene) => ({ id: await goal(scene), title: `${PRIVATE} and more` }),
  archiveLongTermGoal: async (scene) => ({ id: await goal(scene) }),
  correctMemory: async (scene) => ({ id: await fact(scene), fact: `${PRIVATE}, corrected` }),
  answerRecommendation: async (scene) => ({ id: await advice(scene), answer: 'ACCEPTED' }),
  forgetMemory: async (scene) => ({ id: await fact(scene) }),
  addContactPoint: async () => ({ kind: 'EMAIL', address: address() }),
  verifyContactPoint: async ({ beforeAsPerson, stage }) => {
    const { contactPoint } = await beforeAsPerson('addContactPoint', { kind: 'EMAIL', address: address() });
    const [sent] = await stage.database.query<{ code: string }>(
      `select substring(body from '[0-9]{6}') as code from deliveries where dedupe_key like 'contact.code:' || $1 || ':%'`,
      [contactPoint.id],
    );
    return { id: contactPoint.id, code: sent!.code };
  },
  removeContactPoint: async ({ em, person }) => ({ id: (await makeContact(em, { user: person, kind: 'email', address: address() })).id }),
  recordPayment: async ({ person }) => ({ userId: person.id, type: 'PAID', amountMinor: 900, currency: 'EUR', reference: `${PRIVATE}-${next()}` }),
  createApiKey: async () => ({ name: `${PRIVATE} ${next()}`, kind: 'INTEGRATION', scopes: ['EVENTS_READ'] }),
  createPlaygroundLink: async () => ({}),
  updateApiKey: async (scene) => ({ id: await key(scene), name: `${PRIVATE} ${next()}` }),
  rotateApiKey: async (scene) => ({ id: await key(scene) }),
  endSession: async (scene) => ({ id: await session(scene) }),
  revokeApiKey: async (scene) => ({ id: await key(scene) }),
  createWebhook: async (scene) => ({ url: 'https://1.1.1.1/hook', description: PRIVATE, apiKeyId: await key(scene) }),
  updateWebhook: async (scene) => ({ id: await webhook(scene), description: PRIVATE }),
  rotateWebhookSecret: async (scene) => ({ id: await webhook(scene) }),
  deleteWebhook: async (scene) => ({ id: await webhook(scene) }),
  redeliverWebhook: async (scene) => ({ deliveryId: await webhookDelivery(scene) }),
  exportMember: async () => ({}),
  eraseMember: async ({ caller, person }) => ({ confirmation: caller === 'admin key' ? `ERASE ${person.id}` : 'ERASE MY DATA' }),
};
