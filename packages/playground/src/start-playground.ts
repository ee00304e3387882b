import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BotApi } from './bot-api/server.ts';
import { ControlServer } from './control/server.ts';
import { servePage } from './page-files.ts';
import { MailSink } from './sinks/mail-sink.ts';
import { SmsSink } from './sinks/sms-sink.ts';
import { ensureBot, viewOfBot } from './world/bots.ts';
import { createGroup } from './world/groups.ts';
import { addPerson, privateRoom } from './world/people.ts';
import { World } from './world/world.ts';
import { reportFailure } from './report-failure.ts';

export const COMMITMENT_BOT = 'progress_commitment_bot';
export const POD_BOT = 'progress_pod_bot';
const LOOK_FOR_BOTS_EVERY_MS = 1000;
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

export interface PlaygroundOptions {
  /** 0 takes a free port. */
  port?: number;
  smtpPort?: number;
  tokens: { commitmentBot: string; podBot: string };
  /** Where the moved clock is written for the other processes; without it the clock moves here only. */
  clockFile?: string | undefined;
  /** Where chats are kept; without it they end with the process. */
  dataFile?: string | undefined;
  /** Where answers to SMS are posted; without it they are shown only. */
  smsIncomingUrl?: string | undefined;
  /** Signs what is posted to `smsIncomingUrl` before the first SMS; later the token that sent it is used. */
  twilioAuthToken?: string | undefined;
}

export interface Playground {
  /** The page, the Bot API's root, the control API and the SMS service, all at one address. */
  url: string;
  smtpPort: number;
  world: World;
  botApi: BotApi;
  stop: () => Promise<void>;
}

/** Starts the local Telegram on loopback. Throws when NODE_ENV is production or a port is taken. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  if (process.env['NODE_ENV'] === 'production') throw new Error('The local Telegram is for development only and does not start with NODE_ENV=production.');
  const world = new World({ dataFile: options.dataFile, clockFile: options.clockFile });
  const botApi = populate(world, options.tokens);
  const mail = new MailSink(world);
  const sms = new SmsSink(world, { incomingUrl: options.smsIncomingUrl, authToken: options.twilioAuthToken });
  const control = new ControlServer({ world, botApi, sms });
  const server = createServer((request, response) => void serve({ botApi, sms, control }, request, response));
  // A long poll may stay open longer than a usual request.
  Object.assign(server, { requestTimeout: 0, keepAliveTimeout: 70_000 });
  const url = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  const smtpPort = await mail.listen(options.smtpPort ?? 0).catch(async (error: unknown) => {
    await close(server);
    throw explainPort(error, options.smtpPort ?? 0, 'SMTP_PORT');
  });
  const stopLooking = lookForBots(world, botApi);
  for (const bot of world.state.bots) botApi.webhooks.pump(bot.user.username);

  async function stop(): Promise<void> {
    stopLooking();
    botApi.stop();
    sms.stop();
    control.stop();
    await Promise.all([close(server), mail.stop()]);
    await world.store.flushed();
  }
  return { url, smtpPort, world, botApi, stop };
}

/** Adds the two bots, and in a new world one person and a group, so that a first visitor can begin at once. */
function populate(world: World, tokens: PlaygroundOptions['tokens']): BotApi {
  const isNew = world.state.people.length === 0;
  const commitmentBot = ensureBot(world, { username: COMMITMENT_BOT, firstName: 'Progress Commitments', token: tokens.commitmentBot });
  const podBot = ensureBot(world, { username: POD_BOT, firstName: 'Progress Pods', token: tokens.podBot });
  if (commitmentBot.user.id === podBot.user.id) throw new Error('COMMITMENT_BOT_TOKEN and POD_BOT_TOKEN belong to the same bot. Give each bot its own token.');
  const botByToken = new Map([
    [tokens.commitmentBot, commitmentBot],
    [tokens.podBot, podBot],
  ]);
  const botApi = new BotApi(world, botByToken);
  world.onUpdate = (username) => {
    botApi.polls.wake(username);
    botApi.webhooks.pump(username);
  };
  if (isNew) {
    const ana = addPerson(world, { first_name: 'Ana', username: 'ana' });
    createGroup(world, { title: 'Pod group', type: 'supergroup', creator: ana, members: [], bots: [POD_BOT] });
  }
  for (const person of world.state.people) for (const bot of world.state.bots) privateRoom(world, bot.user.username, person);
  return botApi;
}

interface Parts {
  botApi: BotApi;
  sms: SmsSink;
  control: ControlServer;
}

async function serve({ botApi, sms, control }: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (!isFromHere(request))
      return void response
        .writeHead(403, { 'content-type': 'text/plain' })
        .end('The local Telegram answers only to this machine, by the name 127.0.0.1 or localhost.\n');
    if (botApi.serves(url.pathname)) return await botApi.answer(request, response, url);
    if (sms.serves(url.pathname)) return await sms.answer(request, response, url);
    if (url.pathname.startsWith('/control/')) return await control.answer(request, response, url);
    await servePage(response, url.pathname);
  } catch (error) {
    reportFailure('a request failed inside', error);
    if (!response.headersSent) response.writeHead(500).end();
  }
}

/** False for a page of another origin, and for a foreign name that was made to point to this machine. */
function isFromHere({ headers }: IncomingMessage): boolean {
  if (!LOOPBACK.test(headers.host ?? '')) return false;
  return headers.origin === undefined || headers.origin === `http://${headers.host ?? ''}`;
}

async function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error) => reject(explainPort(error, port, 'PORT')));
  server.listen(port, '127.0.0.1', () => resolve());
  await promise;
  return (server.address() as AddressInfo).port;
}

function explainPort(error: unknown, port: number, variable: string): Error {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const reason = isTaken ? `Port ${port} is taken by another program. Set ${variable} to a free one.` : `Port ${port} cannot be opened: ${String(error)}`;
  return new Error(reason, { cause: error });
}

async function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  await promise;
}

/** Tells followers when a bot's process comes or goes. */
function lookForBots(world: World, botApi: BotApi): () => void {
  const seen = new Map<string, boolean>();
  const timer = setInterval(() => {
    for (const bot of world.state.bots) {
      const isConnected = bot.webhook !== null || botApi.polls.isConnected(bot.user.username);
      if (seen.get(bot.user.username) === isConnected) continue;
      seen.set(bot.user.username, isConnected);
      world.tell({ type: 'bot', bot: viewOfBot(bot, isConnected) });
    }
  }, LOOK_FOR_BOTS_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
