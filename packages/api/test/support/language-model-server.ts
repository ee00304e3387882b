import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import type { CoachAnswer } from '../../src/commitment/smart/coach.rules.ts';

export type Promised = { readonly index: number; readonly text: string; readonly hasDay: boolean };
/** A request as it came: its path and key, its whole body as text, and the promises in it. */
export type AskedModel = { readonly path: string; readonly authorization: string; readonly body: string; readonly promises: readonly Promised[] };
type Raw = { readonly status: number; readonly body: string };
/** What is answered to promises: the content of a message, a whole answer of HTTP, or `hang` for nothing at all. */
export type ModelReply = (asked: AskedModel) => object | string | Promise<object>;

/** The wire format of OpenAI on loopback. Each request takes the next of `replies`; without one it is answered well. Every call is said to cost 400 tokens. */
export type LanguageModelServer = { readonly url: string; readonly asked: AskedModel[]; readonly replies: ModelReply[] };

const isRaw = (reply: unknown): reply is Raw => typeof reply === 'object' && reply !== null && 'status' in reply && 'body' in reply;

export async function languageModelServer(): Promise<LanguageModelServer> {
  const asked: AskedModel[] = [];
  const replies: ModelReply[] = [];
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const one = { path: request.url ?? '', authorization: request.headers.authorization ?? '', body, promises: promisesIn(body) };
    asked.push(one);
    const reply = await (replies.shift() ?? wellAnswered)(one);
    if (reply === 'hang') return;
    const { status, body: said } = isRaw(reply) ? reply : { status: 200, body: completion(reply) };
    response.writeHead(status, { 'content-type': 'application/json' }).end(said);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked, replies };
}

function promisesIn(body: string): readonly Promised[] {
  const { messages } = JSON.parse(body) as { messages: { role: string; content: string }[] };
  const said = messages.findLast(({ role }) => role === 'user')!.content;
  return JSON.parse(/<promises>(.*)<\/promises>/s.exec(said)![1]!) as Promised[];
}

function completion(content: object | string): string {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_790_000_000,
    model: 'model-1',
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 300, completion_tokens: 100, total_tokens: 400 },
  });
}

type Item = CoachAnswer['items'][number];

/** A good answer, with changes to its items. */
export const answering =
  (change: (promise: Promised) => Partial<Item> = () => ({})): ModelReply =>
  ({ promises }) => ({
    items: promises.map((promise) => ({
      index: promise.index,
      points: { S: 2, M: 1, A: 2, R: 1 },
      reasons: { S: 'You say what you will do.', M: 'You will see that it is done.', A: 'It is within your reach.', R: 'It is good for you.' },
      category: 'personal',
      difficulty: 2,
      question: null,
      rewrite: null,
      ...change(promise),
    })),
  });
const wellAnswered = answering();
