import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, telegramId } from '../db/columns.ts';
import { BOTS } from '../user/user.rules.ts';

const BotUpdateSchema = defineEntity({
  name: 'BotUpdate',
  tableName: 'bot_updates',
  properties: {
    bot: p.enum(BOTS).primary(),
    updateId: telegramId().primary(),
    receivedAt: bornAt(),
    /** Null while it is being handled, or when its handling was cut off. */
    handledAt: p.datetime().nullable(),
  },
  indexes: [{ name: 'bot_updates_received_at_index', properties: ['receivedAt'] }],
});

/** An update that Telegram gave to a bot; given twice, it has one effect. */
export class BotUpdate extends BotUpdateSchema.class {}
BotUpdateSchema.setClass(BotUpdate);
