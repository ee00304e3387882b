import type { SentMessageInfo, Transporter } from 'nodemailer';
import { isOneAddress } from './address.rules.ts';
import type { Channel, Outcome, Outgoing } from './channel.ts';
import { type MailFailure, outcomeOfMailFailure } from './mail-outcome.rules.ts';
import { mailTextOf } from './mail-text.rules.ts';

export type EmailSettings = { readonly smtpUrl: string; readonly from: { readonly name: string; readonly address: string } };

const CONNECT_WITHIN_MS = 10_000;
const ANSWER_WITHIN_MS = 20_000;

/** Sends e-mail by SMTP. The same delivery always has the same Message-ID, so that a mailbox which gets it twice can tell. */
export class EmailChannel implements Channel {
  readonly name = 'email';
  private transporter: Promise<Transporter> | undefined;

  constructor(
    private readonly settings: EmailSettings,
    private readonly unsubscribeUrl: (contactId: string) => Promise<string>,
  ) {}

  async send(message: Outgoing): Promise<Outcome> {
    if (!isOneAddress(message.address)) return { kind: 'refused', reason: 'this is not exactly one e-mail address', isAddressDead: true };
    try {
      const { rejected = [], response = '', messageId } = await this.handOver(message);
      if (rejected.length > 0) return { kind: 'refused', reason: 'the mail server refused the recipient', isAddressDead: false };
      return { kind: 'sent', providerMessageId: messageId, receipt: { v: 1, code: Number.parseInt(response, 10) || null } };
    } catch (error) {
      return outcomeOfMailFailure(error as MailFailure);
    }
  }

  close(): void {
    void this.transporter?.then((transporter) => transporter.close()).catch(() => undefined);
    this.transporter = undefined;
  }

  private async handOver({ id, address, body, contactId }: Outgoing): Promise<SentMessageInfo> {
    const { from } = this.settings;
    const url = await this.unsubscribeUrl(contactId);
    const transporter = await (this.transporter ??= this.connect());
    return transporter.sendMail({
      ...mailTextOf(body, url),
      from: { ...from },
      to: { name: '', address },
      // Who gets it is said here and nowhere else; headers only show it.
      envelope: { from: from.address, to: [address] },
      messageId: `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
      headers: {
        'List-Unsubscribe': { prepared: true, value: `<${url}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Auto-Submitted': 'auto-generated',
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** Loaded when the first mail is sent: a start must not pay for it. */
  private async connect(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url: this.settings.smtpUrl,
      pool: true,
      maxConnections: 5,
      maxRequeues: 1,
      connectionTimeout: CONNECT_WITHIN_MS,
      greetingTimeout: CONNECT_WITHIN_MS,
      socketTimeout: ANSWER_WITHIN_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
}
