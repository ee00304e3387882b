import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

export const TWILIO_ACCOUNT = `AC${'0'.repeat(32)}`;
export const TWILIO_TOKEN = 'sms-secret-token';

/** A request to send, as it came. */
export type AskedSms = Readonly<Record<string, string>>;
/** What is answered: a status and a body, `hang` for nothing at all, `cut` for a cut connection. */
export type TwilioAnswer = { readonly status: number; readonly body: object } | 'hang' | 'cut';

/** Twilio's wire format on loopback: each request takes the next answer of `answers`, or is taken as sent. */
export type TwilioServer = { readonly url: string; readonly asked: AskedSms[]; readonly answers: TwilioAnswer[] };

export async function twilioServer(): Promise<TwilioServer> {
  const asked: AskedSms[] = [];
  const answers: TwilioAnswer[] = [];
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
    asked.push({ ...form, authorization: request.headers.authorization ?? '', path: request.url ?? '' });
    const next = answers.shift() ?? taken(form, asked.length);
    if (next === 'hang') return;
    if (next === 'cut') return void request.socket.destroy();
    response.writeHead(next.status, { 'content-type': 'application/json' }).end(JSON.stringify(next.body));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, answers };
}

/** The number that this server gives to the n-th message. */
export const sidOf = (count: number): string => `SM${String(count).padStart(32, '0')}`;

function taken(form: AskedSms, count: number): TwilioAnswer {
  return { status: 201, body: { sid: sidOf(count), account_sid: TWILIO_ACCOUNT, status: 'queued', num_segments: '1', to: form['To'], from: form['From'] } };
}

export const refusedByTwilio = (status: number, code: number): TwilioAnswer => ({ status, body: { code, message: 'No', status } });

/** Posts a form signed as Twilio signs it. `signedFor`: the address that is signed, where it is another than the one called. */
export async function callAsTwilio(url: string, form: Record<string, string>, { token = TWILIO_TOKEN, signedFor = url } = {}): Promise<Response> {
  const signed = Object.keys(form)
    .toSorted()
    .reduce((text, name) => text + name + form[name], signedFor);
  const signature = createHmac('sha1', token).update(signed, 'utf8').digest('base64');
  return fetch(url, { method: 'POST', headers: { 'x-twilio-signature': signature }, body: new URLSearchParams(form) });
}
