import { setTimeout as wait } from 'node:timers/promises';
import type { Person, PlaygroundDriver } from '../../../packages/playground/src/driver.ts';
import type { NumberedChange } from '../../../packages/playground/src/world/changes.ts';
import { COMMITMENT_BOT } from '../../../packages/playground/src/start-playground.ts';
import type { CheckIn } from '../judge/deliveries.ts';

type Message = Awaited<ReturnType<Person['lastMessage']>>;

const KINDS = [
  ['evening', /^Good evening!/],
  ['morning', /^Good morning!/],
] as const;

/** Sees every question that the commitment bot asks, as it is asked: buttons that are pressed later change the text of a message. */
export class ChatWatch {
  private readonly messages = new Map<string, Message>();

  constructor(private readonly telegram: PlaygroundDriver) {}

  async follow(signal: AbortSignal): Promise<void> {
    let after = 0;
    while (!signal.aborted) {
      try {
        const { seq, changes } = await this.telegram.get<{ seq: number; changes: NumberedChange[] }>('changes', { after, waitMs: 1_000 });
        for (const change of changes) if (change.type === 'message' && !change.isEdit) this.keep(change.room, change.message);
        after = seq;
      } catch {
        await wait(200, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** What was asked, one entry a message: those seen as they came, and those that were missed while the local Telegram was killed, as they are now. */
  async checkIns(): Promise<CheckIn[]> {
    const { rooms } = await this.telegram.get<{ rooms: { key: string; messages: Message[] }[] }>('state');
    for (const { key, messages } of rooms) for (const message of messages) this.keep(key, message);
    return [...this.messages.entries()].flatMap(([key, { text = '', date }]) => {
      const [kind] = KINDS.find(([, heading]) => heading.test(text)) ?? [];
      const [bot, telegramId] = key.split(/[/ ]/);
      return kind === undefined || bot !== COMMITMENT_BOT ? [] : [{ kind, telegramId: telegramId!, shownAtMs: date * 1_000 }];
    });
  }

  private keep(room: string, message: Message): void {
    // A local Telegram that is killed before it has written down a message gives its number to another.
    const key = `${room} ${message.message_id} ${message.date}`;
    if (message.from?.is_bot === true && !this.messages.has(key)) this.messages.set(key, message);
  }
}
