import type { Message } from '@grammyjs/types';
import type { NumberedChange, ButtonAnswer } from './world/changes.ts';
import type { ClockView } from './world/clock.ts';
import type { FaultRequest } from './world/faults.ts';
import type { NewPerson } from './world/people.ts';
import type { Mail, Person as PersonState, Sms, StoredMessage } from './world/state.ts';
import type { RecordedCall } from './bot-api/server.ts';

const DEFAULT_TIMEOUT_MS = 15_000;
const LONGEST_WAIT_MS = 20_000;

export type MessageTest = string | RegExp | ((message: Message) => boolean);

/** Acts on a running local Telegram from outside, as its page does. */
export class PlaygroundDriver {
  constructor(readonly url: string) {}

  async get<Answer>(path: string, query: Record<string, string | number> = {}): Promise<Answer> {
    const search = new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]));
    return read<Answer>(await fetch(`${this.url}/control/${path}?${search.toString()}`));
  }

  async post<Answer>(path: string, input: object = {}): Promise<Answer> {
    const body = JSON.stringify(input);
    return read<Answer>(await fetch(`${this.url}/control/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }));
  }

  /** Adds a person and returns them, ready to speak; they write to `chat` when nothing else is said. */
  async person(wanted: NewPerson, chat = 'progress_commitment_bot'): Promise<Person> {
    const { user, phoneNumber } = await this.post<PersonState>('people', wanted);
    return new Person(this, user.id, chat, phoneNumber);
  }

  /** Makes a group of `people`; the first is its creator. Returns its chat id. */
  async group(title: string, people: readonly Person[], bots: readonly string[], type: 'group' | 'supergroup' = 'supergroup'): Promise<number> {
    const memberIds = people.map((person) => person.id);
    const room = await this.post<{ chat: { id: number } }>('groups', { title, type, creatorId: memberIds[0], memberIds, bots });
    return room.chat.id;
  }

  async fault(request: FaultRequest): Promise<void> {
    await this.post('faults', request);
  }

  /** Moves the clock of all processes forward. */
  async moveClock(move: { addMinutes: number } | { addHours: number } | { addDays: number } | { at: string } | { isReal: true }): Promise<ClockView> {
    return this.post<ClockView>('clock', move);
  }

  /** The calls bots made, getUpdates left out, oldest first. */
  async calls(): Promise<RecordedCall[]> {
    return this.get<RecordedCall[]>('calls');
  }

  /** Returns the newest mail to `address` that passes `test`, waiting for it. */
  async waitForMail(address: string, test: (mail: Mail) => boolean = () => true, timeoutMs = DEFAULT_TIMEOUT_MS): Promise<Mail> {
    const find = async (): Promise<Mail | undefined> => (await this.get<Mail[]>('mail')).findLast((mail) => mail.envelopeTo.includes(address) && test(mail));
    return this.until(find, timeoutMs, () => `No such mail to ${address} arrived`);
  }

  /** Returns the newest SMS to `number` that passes `test`, waiting for it. */
  async waitForSms(number: string, test: (sms: Sms) => boolean = () => true, timeoutMs = DEFAULT_TIMEOUT_MS): Promise<Sms> {
    const find = async (): Promise<Sms | undefined> => (await this.get<Sms[]>('sms')).findLast((sms) => sms.to === number && test(sms));
    return this.until(find, timeoutMs, () => `No such SMS to ${number} arrived`);
  }

  /** Asks again after every change until `find` returns something. Throws `failure` with the seconds waited. */
  async until<Found>(find: () => Promise<Found | undefined>, timeoutMs: number, failure: () => string | Promise<string>): Promise<Found> {
    const deadline = performance.now() + timeoutMs;
    let { seq } = await this.get<{ seq: number }>('changes', { after: Number.MAX_SAFE_INTEGER });
    for (;;) {
      const found = await find();
      if (found !== undefined) return found;
      const left = deadline - performance.now();
      if (left <= 0) throw new Error(`${await failure()} within ${timeoutMs / 1000} s.`);
      ({ seq } = await this.get<{ seq: number }>('changes', { after: seq, waitMs: Math.ceil(Math.min(left, LONGEST_WAIT_MS)) }));
    }
  }
}

/** Returns the driver of the local Telegram at `url`. */
export const drive = (url: string): PlaygroundDriver => new PlaygroundDriver(url);

/** A member, as tests play one: says things, presses buttons, and reads what bots answer since the last thing done. */
export class Person {
  /** Messages numbered after this are answers to the last thing done. */
  private since = 0;

  constructor(
    private readonly driver: PlaygroundDriver,
    readonly id: number,
    /** The chat used when a call names none: a bot's username or a group's id. */
    readonly chat: string,
    readonly phoneNumber: string,
  ) {}

  /** The same person in another chat, with a reading position of its own. */
  in(chat: string | number): Person {
    return new Person(this.driver, this.id, String(chat), this.phoneNumber);
  }

  /** Says a text or a command. */
  async say(text: string, replyTo?: number): Promise<Message> {
    return this.act<Message>('say', { text, ...(replyTo === undefined ? {} : { replyTo }) });
  }

  /** Changes a text said before. */
  async edit(messageId: number, text: string): Promise<Message> {
    return this.act<Message>('edit', { messageId, text });
  }

  /** Takes everything said so far as read: only later messages answer the next `waitForMessage`, as before moving the clock. */
  async readAll(): Promise<void> {
    ({ seq: this.since } = await this.driver.get<{ seq: number }>('changes', { after: Number.MAX_SAFE_INTEGER }));
  }

  async shareLocation(latitude: number, longitude: number): Promise<Message> {
    return this.act<Message>('location', { latitude, longitude });
  }

  async sendSticker(emoji: string): Promise<Message> {
    return this.act<Message>('sticker', { emoji });
  }

  /** Sends a recording of so many seconds. */
  async sendVoice(seconds: number): Promise<Message> {
    return this.act<Message>('voice', { seconds });
  }

  /** Shares one's own contact, or with `of` another person's. */
  async shareContact(of?: Person): Promise<Message> {
    return this.act<Message>('contact', of === undefined ? {} : { of: of.id });
  }

  /**
   * Presses the newest button of this text: of a message, or of the keyboard under the input field, whose text is then said.
   * Returns the id of the query for `waitForAnswer`, or null when there is none. Throws when no such button is there.
   */
  async press(buttonText: string): Promise<string | null> {
    const message = (await this.messages()).findLast((one) => one.reply_markup?.inline_keyboard.flat().some((button) => button.text === buttonText));
    if (message === undefined) {
      await this.pressKeyboard(buttonText);
      return null;
    }
    const pressed = await this.act<{ queryId?: string }>('press', { messageId: message.message_id, text: buttonText });
    return pressed.queryId ?? null;
  }

  /** Sends a callback by its data, as an outdated client does: the button need not be there any more. */
  async pressOld(messageId: number, data: string): Promise<string> {
    return (await this.act<{ queryId: string }>('press', { messageId, data })).queryId;
  }

  private async pressKeyboard(buttonText: string): Promise<void> {
    const { rooms } = await this.driver.get<{ rooms: { key: string; keyboard: { markup: { keyboard: (string | { text: string })[][] } } | null }[] }>('state');
    const key = Number.isNaN(Number(this.chat)) ? `${this.chat}/${this.id}` : `group/${this.chat}`;
    const buttons = rooms.find((room) => room.key === key)?.keyboard?.markup.keyboard.flat() ?? [];
    const button = buttons.find((one) => (typeof one === 'string' ? one : one.text) === buttonText);
    if (button === undefined) throw new Error(`There is no button "${buttonText}" in ${this.chat}. The chat ends with:\n${await this.transcript()}`);
    if (typeof button === 'object' && 'request_contact' in button) await this.shareContact();
    else if (typeof button === 'object' && 'request_location' in button)
      throw new Error(`"${buttonText}" asks for a location; use shareLocation(latitude, longitude).`);
    else await this.say(buttonText);
  }

  async block(isBlocked = true): Promise<void> {
    await this.driver.post('block', { personId: this.id, bot: this.chat, isBlocked });
  }

  /** All messages of the chat that are not deleted, oldest first. */
  async messages(): Promise<Message[]> {
    return (await this.stored(0)).filter((one) => !one.isDeleted).map((one) => one.message);
  }

  /** The newest message of a bot. Throws when there is none. */
  async lastMessage(): Promise<Message> {
    const last = (await this.messages()).findLast((message) => message.from?.is_bot === true);
    if (last === undefined) throw new Error(`No bot has said anything in ${this.chat}.`);
    return last;
  }

  /** Returns the first message of a bot, sent or edited since the last thing this person did here, that passes `test`; waits for it. */
  async waitForMessage(test: MessageTest = () => true, timeoutMs = DEFAULT_TIMEOUT_MS): Promise<Message> {
    const find = async (): Promise<Message | undefined> => {
      const stored = await this.stored(this.since);
      return stored.find((one) => !one.isDeleted && one.message.from?.is_bot === true && passes(one.message, test))?.message;
    };
    const wanted = typeof test === 'function' ? '' : ` like ${String(test)}`;
    return this.driver.until(
      find,
      timeoutMs,
      async () => `No message${wanted} came in ${this.chat}. The chat ends with:\n${await this.transcript()}\nNothing else came`,
    );
  }

  /** Returns the bot's answer to a pressed button: the toast or alert; waits for it. */
  async waitForAnswer(queryId: string, timeoutMs = DEFAULT_TIMEOUT_MS): Promise<ButtonAnswer> {
    const find = async (): Promise<ButtonAnswer | undefined> => {
      const { changes } = await this.driver.get<{ changes: NumberedChange[] }>('changes', { after: this.since });
      const answered = changes.find((change) => change.type === 'answer' && change.answer.queryId === queryId);
      return answered?.type === 'answer' ? answered.answer : undefined;
    };
    return this.driver.until(find, timeoutMs, () => `The pressed button was not answered in ${this.chat}`);
  }

  /** The last messages as text, for failures that explain themselves. */
  async transcript(): Promise<string> {
    return (await this.messages()).slice(-8).map(asLine).join('\n');
  }

  private async act<Answer>(path: string, input: object): Promise<Answer> {
    await this.readAll();
    const answer = await this.driver.post<Answer>(path, { personId: this.id, chat: this.chat, ...input });
    return answer;
  }

  private async stored(after: number): Promise<StoredMessage[]> {
    const { messages } = await this.driver.get<{ messages: StoredMessage[] }>('messages', { personId: this.id, chat: this.chat, after });
    return messages;
  }
}

function passes(message: Message, test: MessageTest): boolean {
  if (typeof test === 'function') return test(message);
  const text = message.text ?? message.caption ?? '';
  return typeof test === 'string' ? text.includes(test) : test.test(text);
}

function asLine(message: Message): string {
  const buttons = message.reply_markup?.inline_keyboard.flat().map((button) => `[${button.text}]`) ?? [];
  return `  ${message.from?.first_name ?? ''}: ${[message.text ?? message.caption ?? '(no text)', ...buttons].join(' ')}`;
}

async function read<Answer>(response: Response): Promise<Answer> {
  const body = (await response.json()) as unknown;
  if (!response.ok) throw new Error((body as { error?: string }).error ?? `The local Telegram answered ${response.status}.`);
  return body as Answer;
}
