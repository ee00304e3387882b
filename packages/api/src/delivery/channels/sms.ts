import type { RequestClient, Twilio } from 'twilio';
import type { Channel, Outcome, Outgoing } from './channel.ts';
import { outcomeOfSmsFailure, type SmsFailure } from './sms-outcome.rules.ts';

export type SmsSettings = {
  readonly accountSid: string;
  readonly authToken: string;
  /** A number of ours, or a service that chooses one. */
  readonly sender: { readonly from: string } | { readonly messagingServiceSid: string };
  /** Another address than Twilio's, such as the local one; null: Twilio's own. */
  readonly apiRoot: string | null;
};

const TWILIO = 'https://api.twilio.com';
const ANSWER_WITHIN_MS = 15_000;

/** Sends SMS by Twilio. Making a message is not idempotent there, so it is asked for once; what became of it comes to `callbackUrl`. */
export class SmsChannel implements Channel {
  readonly name = 'sms';
  private client: Promise<Twilio> | undefined;

  constructor(
    private readonly settings: SmsSettings,
    private readonly callbackUrl: (message: Outgoing) => string,
    private readonly answerWithinMs = ANSWER_WITHIN_MS,
  ) {}

  async send(message: Outgoing): Promise<Outcome> {
    try {
      const { messages } = await (this.client ??= connect(this.settings, this.answerWithinMs));
      const { sid, status, numSegments } = await messages.create({
        ...this.settings.sender,
        to: message.address,
        body: message.body,
        statusCallback: this.callbackUrl(message),
      });
      if (!sid) return { kind: 'unknown', reason: 'Twilio answered without a number for the message' };
      return { kind: 'sent', providerMessageId: sid, receipt: { v: 1, status, segments: Number(numSegments) || null } };
    } catch (error) {
      return outcomeOfSmsFailure(error as SmsFailure);
    }
  }

  close(): void {
    this.client = undefined;
  }
}

/** Loaded when the first SMS is sent: it takes longer than all the rest of a start. */
async function connect({ accountSid, authToken, apiRoot }: SmsSettings, timeout: number): Promise<Twilio> {
  const { default: twilio } = await import('twilio');
  const requests = new twilio.RequestClient({ timeout, keepAlive: true, autoRetry: false });
  const httpClient = apiRoot === null ? requests : movedTo(apiRoot, requests);
  return twilio(accountSid, authToken, { httpClient, logLevel: 'none' });
}

/** The same client at another address. */
function movedTo(apiRoot: string, requests: RequestClient): RequestClient {
  const ask = requests.request.bind(requests);
  requests.request = (options) => ask({ ...options, uri: options.uri.replace(TWILIO, apiRoot) });
  return requests;
}
