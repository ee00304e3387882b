import type { ContextParts } from './build-context.ts';
import type { Channel } from './delivery/channels/channel.ts';
import type { ChannelSettings } from './delivery/channels/channel-settings.ts';
import { EmailChannel } from './delivery/channels/email.ts';
import { Sender } from './delivery/channels/sender.ts';
import { SmsChannel } from './delivery/channels/sms.ts';
import { UnsubscribeLinks } from './delivery/channels/unsubscribe-links.ts';
import { CalendarFeed } from './http/calendar-feed.ts';
import type { DoorBeside } from './http/door-beside.ts';
import { StripeWebhook } from './http/stripe-webhook.ts';
import { TWILIO_PATH, TwilioWebhook } from './http/twilio-webhook.ts';
import { UnsubscribePage } from './http/unsubscribe-page.ts';
import type { Log } from './lib/log.ts';
import { announceAddress } from './lib/public-address.ts';
import type { Query } from './lib/query.ts';
import type { Chore } from './regular-work.ts';

export type ChannelParts = {
  /** Left out: none is set up. */
  readonly settings: ChannelSettings | undefined;
  /** The address under which people and Twilio reach this process; null or left out: where it listens. */
  readonly publicUrl: string | null | undefined;
  readonly context: ContextParts;
  readonly query: Query;
  readonly log: Log;
  /** The secret of the webhook at Stripe; null or left out: nobody is heard in its name. */
  readonly stripeWebhookSecret: string | null | undefined;
};

const LOOK_EVERY_MS = 1_000;
export const NO_CHANNELS: ChannelSettings = { email: null, sms: null };

/** What reaches into the world and out of it beside GraphQL: e-mail and SMS with what is done by the clock to send them, calendars, and who calls back. */
export class OpenChannels {
  readonly chores: readonly Chore[];
  readonly doors: readonly DoorBeside[];
  private readonly channels: readonly Channel[];
  private publicUrl: string | null;

  constructor({ settings: { email, sms } = NO_CHANNELS, publicUrl = null, context, query, log, stripeWebhookSecret = null }: ChannelParts) {
    this.publicUrl = publicUrl?.replace(/\/+$/, '') ?? null;
    const reached = (): string => this.publicUrl ?? unreached();
    const links = new UnsubscribeLinks(query, reached);
    this.channels = [
      ...(email === null ? [] : [new EmailChannel(email, (contactId) => links.urlFor(contactId))]),
      ...(sms === null ? [] : [new SmsChannel(sms, ({ id, claimToken }) => `${reached()}${TWILIO_PATH}?delivery=${id}&attempt=${claimToken}`)]),
    ];
    this.chores = this.channels.map((channel) => this.choreOf(new Sender({ ...context, log, channel }), channel));
    this.doors = [
      new UnsubscribePage(links, context),
      new CalendarFeed(query, context.clock),
      ...(stripeWebhookSecret === null ? [] : [new StripeWebhook({ secret: stripeWebhookSecret, context, log })]),
      ...(sms === null ? [] : [new TwilioWebhook({ authToken: sms.authToken, publicUrl: reached, context, log })]),
    ];
  }

  /** Says where the process listens; before, nothing is sent: a message has to say where the way out is. */
  listensAt(url: string): void {
    this.publicUrl ??= url;
    announceAddress(this.publicUrl);
  }

  close(): void {
    for (const channel of this.channels) channel.close();
  }

  private choreOf(sender: Sender, { name }: Channel): Chore {
    return { name: `send ${name}`, everyMs: LOOK_EVERY_MS, run: async () => (this.publicUrl === null ? undefined : sender.round()) };
  }
}

function unreached(): never {
  throw new Error('This process does not listen yet.');
}
