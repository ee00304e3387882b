import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../bot-api/parse-body.ts';
import { ControlError } from '../world/people.ts';
import type { Sms, SmsStatus } from '../world/state.ts';
import type { World } from '../world/world.ts';

const ACCOUNT_PATH = /^\/2010-04-01\/Accounts\/([^/]+)\/Messages(?:\/(SM[0-9a-f]{32}))?\.json$/;
const STOP_WORDS = /^\s*(stop|stopall|unsubscribe|cancel|end|quit|revoke|optout)\s*$/i;
const START_WORDS = /^\s*(start|yes|unstop)\s*$/i;
const GSM = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/u;
const POOL_NUMBER = '+12025550100';

interface Credentials {
  accountSid: string;
  authToken: string;
}

/** The fields of a request to send. */
interface Form {
  To?: string;
  From?: string;
  MessagingServiceSid?: string;
  Body?: string;
  StatusCallback?: string;
}

interface Refusal {
  status: number;
  code: number;
  message: string;
}

/** An SMS service in Twilio's wire format that sends nothing: what it is given appears in the inbox. */
export class SmsSink {
  /** Address told about answers of people; none when undefined. */
  private readonly incomingUrl: string | undefined;
  private credentials: Credentials = { accountSid: 'AC00000000000000000000000000000000', authToken: '' };
  private readonly stopping = new AbortController();

  constructor(
    private readonly world: World,
    options: { incomingUrl?: string | undefined; authToken?: string | undefined },
  ) {
    this.incomingUrl = options.incomingUrl;
    if (options.authToken !== undefined) this.credentials.authToken = options.authToken;
  }

  serves(path: string): boolean {
    return path.startsWith('/2010-04-01/');
  }

  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const [, accountSid, sid] = ACCOUNT_PATH.exec(url.pathname) ?? [];
    const credentials = readCredentials(request);
    if (accountSid === undefined) return refuse(response, { status: 404, code: 20404, message: `The requested resource ${url.pathname} was not found` });
    if (credentials === null) return refuse(response, { status: 401, code: 20003, message: 'Authenticate' });
    if (sid !== undefined) return this.show(response, accountSid, sid);
    this.credentials = { accountSid, authToken: credentials.authToken };
    const form: Form = Object.fromEntries(new URLSearchParams((await readBody(request, 64 * 1024)).toString('utf8')));
    const refusal = this.judge(form);
    if (refusal !== null) return refuse(response, refusal);
    const sms = this.accept(form);
    await this.world.store.flushed();
    send(response, 201, wireFormat(sms, accountSid));
    // The statuses follow on their own, after the answer, as from the real service.
    void this.walk(sms, form.StatusCallback);
  }

  private show(response: ServerResponse, accountSid: string, sid: string): void {
    const sms = this.world.state.messages.find((one) => one.sid === sid);
    if (sms === undefined) return refuse(response, { status: 404, code: 20404, message: `The requested resource /Messages/${sid}.json was not found` });
    send(response, 200, wireFormat(sms, accountSid));
  }

  /** Returns why the real service would refuse, in the order it looks, or null. */
  private judge({ To: to = '', From, MessagingServiceSid, Body: body = '' }: Form): Refusal | null {
    const from = From ?? MessagingServiceSid ?? '';
    const rules: [boolean, number, string][] = [
      [to === '', 21604, "A 'To' phone number is required."],
      [from === '', 21603, "A 'From' phone number is required."],
      [body === '', 21602, 'Message body is required.'],
      [body.length > 1600, 21617, 'The concatenated message body exceeds the 1600 character limit'],
      [!/^\+[1-9]\d{6,14}$/.test(to), 21211, `Invalid 'To' Phone Number: ${to}`],
      [this.world.state.smsStops.includes(to), 21610, 'Attempt to send to unsubscribed recipient'],
    ];
    const broken = rules.find(([isBroken]) => isBroken);
    return broken === undefined ? null : { status: 400, code: broken[1], message: broken[2] };
  }

  private accept(form: Form): Sms {
    const body = form.Body ?? '';
    const service = form.MessagingServiceSid ?? null;
    const sms: Sms = {
      sid: newSid(),
      direction: 'outbound-api',
      from: form.From ?? POOL_NUMBER,
      to: form.To ?? '',
      body,
      status: 'queued',
      errorCode: null,
      segments: segmentsOf(body),
      createdAt: new Date(this.world.clock.now()).toISOString(),
      messagingServiceSid: service,
    };
    this.world.state.messages.push(sms);
    this.world.tell({ type: 'sms', sms });
    return sms;
  }

  /** Lets a message arrive, or not, and reports each step to `callback`. A number that ends in 0000 is switched off for good. */
  private async walk(sms: Sms, callback: string | undefined): Promise<void> {
    const isReachable = !sms.to.endsWith('0000');
    const steps: SmsStatus[] = ['sent', isReachable ? 'delivered' : 'undelivered'];
    for (const status of steps) {
      if (this.stopping.signal.aborted) return;
      sms.status = status;
      if (status === 'undelivered') sms.errorCode = 30_003;
      this.world.tell({ type: 'sms', sms });
      if (callback !== undefined && callback !== '') await this.report(callback, statusForm(sms, this.credentials.accountSid));
    }
  }

  /** Posts a signed form, up to three times. Returns whether it was taken. */
  private async report(url: string, form: Record<string, string>): Promise<boolean> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signatureOf(this.credentials.authToken, url, form) };
    for (let attempt = 0; attempt < 3 && !this.stopping.signal.aborted; attempt += 1) {
      const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(15_000)]);
      const answer = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form), signal }).catch(() => null);
      await answer?.arrayBuffer();
      if (answer?.ok === true) return true;
    }
    return false;
  }

  /** A person answers a message. STOP and its like end messages to that number, START begins them again. Returns the message and whether the system was told. */
  async reply({ from, to, body }: { from: string; to: string; body: string }): Promise<{ sms: Sms; wasTold: boolean }> {
    if (!this.world.state.messages.some((one) => one.to === from)) throw new ControlError(`Nobody has written to ${from} yet, so it has nothing to answer.`);
    const createdAt = new Date(this.world.clock.now()).toISOString();
    const sms: Sms = {
      sid: newSid(),
      direction: 'inbound',
      from,
      to,
      body,
      status: 'received',
      errorCode: null,
      segments: segmentsOf(body),
      createdAt,
      messagingServiceSid: null,
    };
    this.world.state.messages.push(sms);
    this.world.tell({ type: 'sms', sms });
    if (STOP_WORDS.test(body)) this.world.state.smsStops.push(from);
    if (START_WORDS.test(body)) this.world.state.smsStops = this.world.state.smsStops.filter((number) => number !== from);
    const wasTold = this.incomingUrl !== undefined && (await this.report(this.incomingUrl, incomingForm(sms, this.credentials.accountSid)));
    return { sms, wasTold };
  }

  stop(): void {
    this.stopping.abort();
  }
}

const newSid = (): string => `SM${randomBytes(16).toString('hex')}`;

function readCredentials(request: IncomingMessage): Credentials | null {
  const [scheme, encoded] = (request.headers.authorization ?? '').split(' ');
  const [accountSid, authToken] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':');
  return scheme === 'Basic' && accountSid !== undefined && accountSid !== '' && authToken !== undefined && authToken !== '' ? { accountSid, authToken } : null;
}

/** Returns how many SMS a text needs: 160 characters (153 each when several) in the GSM alphabet, 70 (67) in any other. */
export function segmentsOf(body: string): number {
  const isGsm = GSM.test(body);
  const units = isGsm ? body.length + (body.match(/[\^{}\\[~\]|€]/gu)?.length ?? 0) : body.length;
  const [single, each] = isGsm ? [160, 153] : [70, 67];
  return units <= single ? 1 : Math.ceil(units / each);
}

/** Returns X-Twilio-Signature: HMAC-SHA1 over the address followed by the sorted fields. @see https://www.twilio.com/docs/usage/security */
export function signatureOf(authToken: string, url: string, form: Record<string, string>): string {
  const signed = Object.keys(form)
    .toSorted()
    .reduce((text, key) => text + key + (form[key] ?? ''), url);
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64');
}

function statusForm(sms: Sms, accountSid: string): Record<string, string> {
  const error = sms.errorCode === null ? {} : { ErrorCode: String(sms.errorCode) };
  const status = { MessageSid: sms.sid, MessageStatus: sms.status, SmsSid: sms.sid, SmsStatus: sms.status };
  return { ...status, To: sms.to, From: sms.from, AccountSid: accountSid, ApiVersion: '2010-04-01', ...error };
}

function incomingForm(sms: Sms, accountSid: string): Record<string, string> {
  const optOut = STOP_WORDS.test(sms.body) ? { OptOutType: 'STOP' } : {};
  return {
    MessageSid: sms.sid,
    SmsSid: sms.sid,
    AccountSid: accountSid,
    From: sms.from,
    To: sms.to,
    Body: sms.body,
    NumMedia: '0',
    NumSegments: String(sms.segments),
    ...optOut,
  };
}

function wireFormat(sms: Sms, accountSid: string): Record<string, unknown> {
  const created = new Date(sms.createdAt).toUTCString().replace('GMT', '+0000');
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${sms.sid}.json`;
  const unknown = { price: null, price_unit: 'USD', error_message: null, subresource_uris: { media: uri.replace('.json', '/Media.json') } };
  const text = { body: sms.body, num_segments: String(sms.segments), num_media: '0', direction: sms.direction, from: sms.from, to: sms.to };
  const dates = { date_created: created, date_updated: created, date_sent: null };
  return {
    sid: sms.sid,
    account_sid: accountSid,
    api_version: '2010-04-01',
    messaging_service_sid: sms.messagingServiceSid,
    status: sms.status,
    error_code: sms.errorCode,
    ...text,
    ...dates,
    uri,
    ...unknown,
  };
}

function refuse(response: ServerResponse, { status, code, message }: Refusal): void {
  send(response, status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
