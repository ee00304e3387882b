import type { ServerResponse } from 'node:http';
import type { Message, Update } from '@grammyjs/types';
import { listen } from './http-server.ts';

export type BotApiCall = { readonly method: string; readonly payload: Record<string, unknown>; readonly atMs: number };
/** What a call gets instead of success: an error of the Bot API, or `hang up` and `no answer`. */
export type Fault = { error_code: number; description: string; parameters?: { retry_after?: number; migrate_to_chat_id?: number } } | 'hang up' | 'no answer';

/** As much of the Bot API as the kit needs: updates with offsets and long polls, recorded calls, faults on demand. */
export class FakeTelegram {
  readonly calls: BotApiCall[] = [];
  url = '';
  close: () => Promise<void> = () => Promise.resolve();
  private readonly pending: Update[] = [];
  private readonly faults: { method: string; fault: Fault }[] = [];
  private polls: (() => void)[] = [];
  private nextMessageId = 1000;

  static async start(): Promise<FakeTelegram> {
    const telegram = new FakeTelegram();
    const { url, close } = await listen((request, body, response) => telegram.answer(request.url ?? '', body, response));
    telegram.url = url;
    telegram.close = close;
    return telegram;
  }

  /** Somebody writes to the bot in a private chat. */
  text(updateId: number, from: number, text: string): void {
    const person = { id: from, is_bot: false, first_name: 'Ana', language_code: 'en' };
    const entities: Message['entities'] = text.startsWith('/') ? [{ type: 'bot_command', offset: 0, length: text.split(' ')[0]!.length }] : undefined;
    const message: Message = {
      message_id: updateId,
      date: 1,
      chat: { id: from, type: 'private', first_name: 'Ana' },
      from: person,
      text,
      ...(entities ? { entities } : {}),
    } as Message;
    this.add({ update_id: updateId, message } as Update);
  }

  /** Somebody presses a button. */
  press(updateId: number, from: number, data: string): void {
    const person = { id: from, is_bot: false, first_name: 'Ana', language_code: 'en' };
    const message = { message_id: 7, date: 1, chat: { id: from, type: 'private', first_name: 'Ana' }, text: 'a list' };
    this.add({ update_id: updateId, callback_query: { id: String(updateId), from: person, chat_instance: '1', data, message } } as unknown as Update);
  }

  /** The next call of the method fails so. */
  fail(method: string, fault: Fault): void {
    this.faults.push({ method, fault });
  }

  made(method: string): BotApiCall[] {
    return this.calls.filter((call) => call.method === method);
  }

  get texts(): string[] {
    return this.made('sendMessage').map((call) => String(call.payload['text']));
  }

  get unconfirmed(): number[] {
    return this.pending.map((update) => update.update_id);
  }

  private add(update: Update): void {
    this.pending.push(update);
    for (const wake of this.polls.splice(0)) wake();
  }

  private answer(path: string, body: string, response: ServerResponse): void {
    const method = path.split('/').at(-1) ?? '';
    const payload = body === '' ? {} : (JSON.parse(body) as Record<string, unknown>);
    this.calls.push({ method, payload, atMs: performance.now() });
    const at = this.faults.findIndex((one) => one.method === method);
    if (at >= 0) return misbehave(this.faults.splice(at, 1)[0]!.fault, response);
    if (method === 'getUpdates') return this.poll(payload, response);
    const me = { id: 1, is_bot: true, first_name: 'Bot', username: 'test_bot' };
    if (method === 'sendMessage') this.nextMessageId += 1;
    const sent = { message_id: this.nextMessageId, date: 1, chat: { id: payload['chat_id'], type: 'private' }, text: payload['text'] };
    respond(response, method === 'getMe' ? me : method === 'sendMessage' ? sent : true);
  }

  private poll(payload: Record<string, unknown>, response: ServerResponse): void {
    const offset = Number(payload['offset'] ?? 0);
    while (this.pending[0] && this.pending[0].update_id < offset) this.pending.shift();
    const ready = () => this.pending.slice(0, Number(payload['limit'] ?? 100));
    if (ready().length > 0 || !payload['timeout']) return respond(response, ready());
    const timer = setTimeout(() => respond(response, ready()), Number(payload['timeout']) * 1000);
    response.on('close', () => clearTimeout(timer));
    this.polls.push(() => {
      clearTimeout(timer);
      if (!response.destroyed) respond(response, ready());
    });
  }
}

function respond(response: ServerResponse, result: unknown): void {
  if (!response.writableEnded) response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, result }));
}

function misbehave(fault: Fault, response: ServerResponse): void {
  if (fault === 'no answer') return;
  if (fault === 'hang up') return void response.destroy();
  response.writeHead(fault.error_code, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: false, ...fault }));
}
