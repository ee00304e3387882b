import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import { SMTPServer } from 'smtp-server';

export type TakenMail = { readonly from: string; readonly to: readonly string[]; readonly raw: string };
/** A refusal at RCPT TO: the number of the answer, and its words. */
export type MailRefusal = { readonly code: number; readonly words: string };

/** A mail server of the test file's own, on loopback. It takes everything but what `refusals` has something against. */
export type MailServer = {
  readonly url: string;
  readonly taken: TakenMail[];
  /** By recipient. */
  readonly refusals: Map<string, MailRefusal>;
  /** Whether the password is taken. */
  isOpen: boolean;
};

export async function mailServer(): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const refusals = new Map<string, MailRefusal>();
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    hideENHANCEDSTATUSCODES: true,
    logger: false,
    disableReverseLookup: true,
    onAuth: (auth, _session, done) => (desk.isOpen && auth.password === 'mail-secret' ? done(null, { user: 'us' }) : done(new Error('Wrong password'))),
    onRcptTo: ({ address }, _session, done) => {
      const refusal = refusals.get(address);
      done(refusal ? Object.assign(new Error(refusal.words), { responseCode: refusal.code }) : null);
    },
    onData: (stream, { envelope }, done) => {
      let raw = '';
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString('utf8')));
      stream.on('end', () => {
        taken.push({ from: envelope.mailFrom === false ? '' : envelope.mailFrom.address, to: envelope.rcptTo.map((one) => one.address), raw });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  const desk: MailServer = { url: `smtp://us:mail-secret@127.0.0.1:${port}`, taken, refusals, isOpen: true };
  return desk;
}
