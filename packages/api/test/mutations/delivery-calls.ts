import { Delivery } from '../../src/delivery/delivery.entity.ts';
import { NOW } from '../support/clock.ts';
import { type Call, next, PRIVATE, type Scene } from './scene.ts';

async function message({ em, person }: Scene, given: { status: 'queued' | 'dead' }): Promise<string> {
  const chatId = String(60_000 + next());
  await em.execute(`insert into bot_chats (user_id, bot, chat_id) values (?, 'commitment', ?) on conflict do nothing`, [person.id, chatId]);
  const to = { channel: 'telegram' as const, bot: 'commitment' as const, chatId, user: person };
  const made = em.create(Delivery, { ...to, topic: 't', body: PRIVATE, dedupeKey: `message-${next()}`, dueAt: NOW, createdAt: NOW, updatedAt: NOW, ...given });
  await em.flush();
  return made.id;
}

/** A message that the bot has taken to send it. */
async function claimed(scene: Scene): Promise<{ id: string; claimToken: string }> {
  await scene.em.execute(`update deliveries set status = 'dead' where status in ('queued', 'failed', 'claimed')`);
  const id = await message(scene, { status: 'queued' });
  const { tokens, done, database } = scene.stage;
  await done(tokens.bot, {}, { mutation: 'claimDeliveries', input: { bot: 'COMMITMENT', limit: 1 } });
  const [row] = await database.query<{ claim_token: string }>('select claim_token from deliveries where id = $1', [id]);
  return { id, claimToken: row!.claim_token };
}

/** What becomes of messages and of what Telegram tells. */
export const deliveryCalls: { readonly [mutation: string]: Call } = {
  claimDeliveries: async (scene) => {
    await message(scene, { status: 'queued' });
    await message(scene, { status: 'queued' });
    return { bot: 'COMMITMENT', limit: 1 };
  },
  confirmDelivery: async (scene) => ({ ...(await claimed(scene)), providerMessageId: '77' }),
  failDelivery: async (scene) => ({ ...(await claimed(scene)), reason: PRIVATE }),
  resendDelivery: async (scene) => ({ id: await message(scene, { status: 'dead' }) }),
  recordUpdate: async () => ({ bot: 'COMMITMENT', updateId: String(5_000_000 + next()), isHandled: true }),
};
