import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Mail } from '../world/state.ts';
import type { World } from '../world/world.ts';

const MAX_MAIL_BYTES = 10 * 1024 * 1024;
const KEPT_TEXT = 20_000;

/** A mail server that delivers nothing: what it is given appears in the inbox. An address at `refused.example` is refused for good with 550, one at `later.example` for now with 451. */
export class MailSink {
  private readonly server: SMTPServer;

  constructor(private readonly world: World) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      size: MAX_MAIL_BYTES,
      logger: false,
      closeTimeout: 500,
      disableReverseLookup: true,
      onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anybody' }),
      onRcptTo: (address, _session, done) => done(refusalOf(address.address)),
      onData: (stream, session, done) => void this.receive(stream, session, done),
    });
    this.server.on('error', () => undefined); // A client that hangs up in the middle is its own affair.
  }

  private async receive(stream: SMTPServerDataStream, session: SMTPServerSession, done: (error?: Error) => void): Promise<void> {
    try {
      const parsed = await simpleParser(stream, { skipImageLinks: true });
      const mail = readMail(parsed, session, new Date(this.world.clock.now()));
      this.world.state.mails.push(mail);
      this.world.tell({ type: 'mail', mail });
      await this.world.store.flushed();
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Listens on loopback; returns the port. */
  async listen(port: number): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.server.server.once('error', reject);
    this.server.listen(port, '127.0.0.1', () => resolve());
    await promise;
    return (this.server.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.server.close(() => resolve());
    await promise;
  }
}

/** Returns why an address is not taken, or null. */
function refusalOf(address: string): Error | null {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  if (domain === 'refused.example') return Object.assign(new Error('No such mailbox here'), { responseCode: 550 });
  if (domain === 'later.example') return Object.assign(new Error('Try again later'), { responseCode: 451 });
  return null;
}

function readMail(parsed: ParsedMail, { envelope }: SMTPServerSession, receivedAt: Date): Mail {
  return {
    id: randomUUID(),
    receivedAt: receivedAt.toISOString(),
    envelopeFrom: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
    envelopeTo: envelope.rcptTo.map((one) => one.address),
    from: addressText(parsed.from),
    to: addressText(parsed.to),
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html === false ? '' : (parsed.html ?? ''),
    messageId: parsed.messageId ?? '',
    headers: headersOf(parsed),
    attachments: attachmentsOf(parsed),
  };
}

function addressText(address: AddressObject | AddressObject[] | undefined): string {
  return [address ?? []]
    .flat()
    .map((one) => one.text)
    .join(', ');
}

function headersOf(parsed: ParsedMail): Record<string, string> {
  return Object.fromEntries(
    parsed.headerLines.map(({ key, line }) => [
      key,
      line
        .slice(line.indexOf(':') + 1)
        .replaceAll(/\r?\n\s+/g, ' ')
        .trim(),
    ]),
  );
}

function attachmentsOf(parsed: ParsedMail): Mail['attachments'] {
  return parsed.attachments.map(({ filename, contentType, size, content }) => {
    const isText = contentType.startsWith('text/');
    return { name: filename ?? 'unnamed', contentType, size, text: isText ? content.toString('utf8').slice(0, KEPT_TEXT) : '' };
  });
}
