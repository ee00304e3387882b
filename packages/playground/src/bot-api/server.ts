import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiResponse } from '@grammyjs/types';
import type { Bot } from '../world/state.ts';
import type { Fault } from '../world/faults.ts';
import type { World } from '../world/world.ts';
import { BotApiError, tooManyRequests } from './bot-api-error.ts';
import type { CallArguments } from './call-arguments.ts';
import type { Call, Handlers } from './call.ts';
import { chatMethods } from './chat-methods.ts';
import { FloodLimits } from './flood-limits.ts';
import { mediaMethods } from './media-methods.ts';
import { messageMethods } from './message-methods.ts';
import { parseCall } from './parse-body.ts';
import { Polls } from './polls.ts';
import { profileMethods } from './profile-methods.ts';
import { updateMethods } from './update-methods.ts';
import { Webhooks } from './webhooks.ts';
import { reportFailure } from '../report-failure.ts';

const KEPT_CALLS = 2000;
const HANDLERS: Handlers = { ...updateMethods, ...messageMethods, ...mediaMethods, ...profileMethods, ...chatMethods };
/** Method names are case-insensitive. */
const METHODS = new Map(Object.entries(HANDLERS).map(([name, handle]) => [name.toLowerCase(), { name, handle: handle as (call: Call) => unknown }]));

/** One call that was made, as tests read it. */
export interface RecordedCall {
  bot: string;
  method: string;
  arguments: Record<string, unknown>;
  /** Null while it runs, and for a call that a fault swallowed. */
  answer: ApiResponse<unknown> | null;
}

/** The Bot API: `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export class BotApi {
  readonly polls: Polls;
  readonly webhooks: Webhooks;
  readonly limits = new FloodLimits();
  readonly calls: RecordedCall[] = [];

  constructor(
    private readonly world: World,
    private readonly botByToken: ReadonlyMap<string, Bot>,
  ) {
    this.polls = new Polls(world);
    this.webhooks = new Webhooks(world);
  }

  /** Returns true when the address is one of the Bot API, and answers it. */
  serves(path: string): boolean {
    return path.startsWith('/bot') || path.startsWith('/file/bot');
  }

  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const aborted = new AbortController();
    response.on('close', () => aborted.abort());
    try {
      const [, prefix, token, rest] = /^(\/file)?\/bot([^/]+)\/(.+)$/.exec(decodeURI(url.pathname)) ?? [];
      const bot = this.botByToken.get(token ?? '');
      if (token === undefined || rest === undefined) throw new BotApiError(404, 'Not Found');
      if (bot === undefined) throw new BotApiError(401, 'Unauthorized');
      if (prefix === '/file') await this.download(response, rest);
      else await this.call({ request, response, url, bot, methodName: rest, signal: aborted.signal });
    } catch (error) {
      reply(response, refusal(error));
    }
  }

  private async call(incoming: {
    request: IncomingMessage;
    response: ServerResponse;
    url: URL;
    bot: Bot;
    methodName: string;
    signal: AbortSignal;
  }): Promise<void> {
    const { request, response, url, bot, methodName, signal } = incoming;
    const args = await parseCall(request, url);
    const method = METHODS.get(methodName.toLowerCase());
    if (method === undefined) throw new BotApiError(404, 'Not Found: method not found');
    const { world, polls, webhooks, limits } = this;
    const record = this.record(bot, method.name, args);
    const fault = world.faults.take(bot.user.username, method.name);
    if (fault !== null) this.tellFaults();
    const answer = await this.perform(fault, () => method.handle({ world, bot, args, polls, webhooks, limits, signal }));
    if (fault?.kind !== 'time-out') record.answer = answer;
    await world.store.flushed();
    if (fault?.kind === 'time-out' || fault?.kind === 'lost-answer') return hang(response, fault.hangMs);
    reply(response, answer);
  }

  private async perform(fault: Fault | null, handle: () => unknown): Promise<ApiResponse<unknown>> {
    try {
      if (fault?.kind === 'flood') throw tooManyRequests(fault.retryAfterSeconds);
      if (fault?.kind === 'server-error' || fault?.kind === 'time-out') throw new BotApiError(502, 'Bad Gateway');
      return { ok: true, result: await handle() };
    } catch (error) {
      return refusal(error);
    }
  }

  tellFaults(): void {
    this.world.tell({ type: 'faults', faults: this.world.faults.view(), isFloodLimited: this.limits.isOn });
  }

  private record(bot: Bot, method: string, args: CallArguments): RecordedCall {
    const call: RecordedCall = { bot: bot.user.username, method, arguments: args.shown(), answer: null };
    if (method !== 'getUpdates') this.calls.push(call);
    if (this.calls.length > KEPT_CALLS) this.calls.shift();
    return call;
  }

  private async download(response: ServerResponse, path: string): Promise<void> {
    const file = this.world.state.files.find((one) => one.path === path);
    const content = file === undefined ? null : await this.world.store.readUpload(path);
    if (file === undefined || content === null) throw new BotApiError(404, 'Not Found');
    response.writeHead(200, { 'content-type': file.mimeType, 'content-length': content.length, 'x-content-type-options': 'nosniff' }).end(content);
  }

  stop(): void {
    this.webhooks.stop();
    for (const { user } of this.world.state.bots) this.polls.end(user.username, new BotApiError(502, 'Bad Gateway'));
  }
}

function refusal(error: unknown): ApiResponse<unknown> {
  if (!(error instanceof BotApiError)) {
    reportFailure('a call of the Bot API failed inside', error);
    return { ok: false, error_code: 500, description: 'Internal Server Error' };
  }
  const { code, description, parameters } = error;
  return { ok: false, error_code: code, description, ...(parameters === undefined ? {} : { parameters }) };
}

function reply(response: ServerResponse, answer: ApiResponse<unknown>): void {
  if (response.headersSent || response.destroyed) return;
  const body = JSON.stringify(answer);
  const retry = !answer.ok && answer.parameters?.retry_after !== undefined ? { 'retry-after': String(answer.parameters.retry_after) } : {};
  response
    .writeHead(answer.ok ? 200 : answer.error_code, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...retry })
    .end(body);
}

/** Leaves the caller without an answer, then cuts the connection. */
function hang(response: ServerResponse, hangMs: number): void {
  const timer = setTimeout(() => response.destroy(), hangMs);
  response.on('close', () => clearTimeout(timer));
}
