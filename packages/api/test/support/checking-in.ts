import { checkInWithMembers } from '../../src/commitment/check-in.job.ts';
import type { User } from '../../src/user/user.entity.ts';
import type { TestDatabase } from './database.ts';
import { makeUser } from './make.ts';

type Sent = { topic: string; body: string; buttons: { text: string; data: string }[][]; status: string; last_error: string | null; dedupe_key: string };

/** Members whom the commitment bot may ask, the look that asks them, and what was put down for them. */
export function checkingIn(database: TestDatabase) {
  let chats = 0;
  return {
    /** Somebody who has started the commitment bot. */
    reachable: async (given: Parameters<typeof makeUser>[1] = {}): Promise<User> => {
      const user = await makeUser(database.em(), given);
      await database.query(`insert into bot_chats (user_id, bot, chat_id) values ($1, 'commitment', $2)`, [user.id, (chats += 1)]);
      return user;
    },
    look: (iso: string) => checkInWithMembers(database.em(), new Date(iso)),
    messages: (user: { id: string }) =>
      database.query<Sent>('select topic, body, buttons, status, last_error, dedupe_key from deliveries where user_id = $1 order by created_at, dedupe_key', [
        user.id,
      ]),
  };
}
