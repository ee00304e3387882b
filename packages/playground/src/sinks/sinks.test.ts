import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { run } from '../../test/running-playground.ts';
import type { Sms } from '../world/state.ts';
import { segmentsOf, signatureOf } from './sms-sink.ts';

/** Speaks SMTP line by line; returns the last answer. */
async function smtp(port: number, lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const answers = socket.setEncoding('utf8')[Symbol.asyncIterator]();
  const read = async (): Promise<string> => String((await answers.next()).value);
  let answer = await read();
  for (const line of lines) {
    socket.write(`${line}\r\n`);
    answer = await read();
  }
  socket.end();
  return answer;
}

const MAIL = [
  'From: The Progress Method <hello@example.com>',
  'To: bea@example.com',
  'Subject: Your week',
  'Message-ID: <delivery-1@example.com>',
  'List-Unsubscribe: <https://example.com/unsubscribe>',
  '',
  'Three promises, two kept.',
  '.',
].join('\r\n');

describe('the mail sink', () => {
  test('shows what was delivered, with its envelope and headers', async () => {
    const { playground, driver } = await run();
    expect(await smtp(playground.smtpPort, ['EHLO test', 'MAIL FROM:<bounce@example.com>', 'RCPT TO:<bea@example.com>', 'DATA', MAIL])).toMatch(/^250/);
    const mail = await driver.waitForMail('bea@example.com');
    expect(mail).toMatchObject({
      subject: 'Your week',
      envelopeFrom: 'bounce@example.com',
      messageId: '<delivery-1@example.com>',
      from: '"The Progress Method" <hello@example.com>',
    });
    expect(mail.text.trim()).toBe('Three promises, two kept.');
    expect(mail.headers['list-unsubscribe']).toBe('<https://example.com/unsubscribe>');
  });

  test('refuses an address at refused.example for good and one at later.example for now', async () => {
    const { playground } = await run();
    expect(await smtp(playground.smtpPort, ['EHLO test', 'MAIL FROM:<bounce@example.com>', 'RCPT TO:<bea@refused.example>'])).toMatch(/^550/);
    expect(await smtp(playground.smtpPort, ['EHLO test', 'MAIL FROM:<bounce@example.com>', 'RCPT TO:<bea@later.example>'])).toMatch(/^451/);
  });
});

const ACCOUNT = 'AC0123456789abcdef0123456789abcdef';

function sendSms(url: string, form: Record<string, string>, token = 'auth-token'): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`${ACCOUNT}:${token}`).toString('base64')}`;
  return fetch(`${url}/2010-04-01/Accounts/${ACCOUNT}/Messages.json`, { method: 'POST', headers: { authorization }, body: new URLSearchParams(form) });
}

/** Somebody who is told about messages; `told(n)` is what they were told once there are n reports. */
async function listener(): Promise<{ url: string; told: (count: number) => Promise<{ form: Record<string, string>; signature: unknown }[]> }> {
  const reports: { form: Record<string, string>; signature: unknown }[] = [];
  let wake = (): void => undefined;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      reports.push({ form: Object.fromEntries(new URLSearchParams(body)), signature: request.headers['x-twilio-signature'] });
      response.end();
      wake();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const told = async (count: number): Promise<typeof reports> => {
    while (reports.length < count) await new Promise<void>((resolve) => (wake = resolve));
    return reports;
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`, told };
}

describe('the SMS sink', () => {
  test("takes a message as Twilio does and reports each step, signed with the sender's token", async () => {
    const { playground, driver } = await run();
    const { url, told } = await listener();
    const answer = await sendSms(playground.url, { To: '+12025550123', From: '+12025550100', Body: 'Your pod meets at 19:00.', StatusCallback: url });
    expect(answer.status).toBe(201);
    const created = (await answer.json()) as { sid: string };
    expect(created).toMatchObject({ status: 'queued', to: '+12025550123', num_segments: '1', account_sid: ACCOUNT, error_code: null });
    const reports = await told(2);
    expect(reports.map(({ form }) => form['MessageStatus'])).toEqual(['sent', 'delivered']);
    for (const { form, signature } of reports) {
      expect(form['MessageSid']).toBe(created.sid);
      expect(signature).toBe(signatureOf('auth-token', url, form));
    }
    expect(await driver.waitForSms('+12025550123', (sms) => sms.status === 'delivered')).toMatchObject({ body: 'Your pod meets at 19:00.' });
  });

  test('refuses with the codes of Twilio', async () => {
    const { playground } = await run();
    const code = async (form: Record<string, string>, token?: string): Promise<unknown> =>
      ((await (await sendSms(playground.url, form, token)).json()) as { code: number }).code;
    expect(await code({ From: '+12025550100', Body: 'x' })).toBe(21604);
    expect(await code({ To: '+12025550123', Body: 'x' })).toBe(21603);
    expect(await code({ To: '+12025550123', From: '+12025550100' })).toBe(21602);
    expect(await code({ To: '555', From: '+12025550100', Body: 'x' })).toBe(21211);
    expect(await code({ To: '+12025550123', From: '+12025550100', Body: 'x' }, '')).toBe(20003);
  });

  test('tells the system what a person answers, and after STOP refuses to send', async () => {
    const { url, told } = await listener();
    const { playground, driver } = await run({ smsIncomingUrl: url });
    const form = { To: '+12025550123', From: '+12025550100', Body: 'Tomorrow at nine.' };
    await sendSms(playground.url, form);
    const reply = await driver.post<{ sms: Sms; wasTold: boolean }>('sms/reply', { from: '+12025550123', to: '+12025550100', body: 'Stop' });
    expect(reply).toMatchObject({ wasTold: true, sms: { direction: 'inbound' } });
    const [report] = await told(1);
    expect(report?.form).toMatchObject({ From: '+12025550123', Body: 'Stop', OptOutType: 'STOP' });
    expect(report?.signature).toBe(signatureOf('auth-token', url, report?.form ?? {}));
    expect(await (await sendSms(playground.url, form)).json()).toMatchObject({ code: 21610 });
    await driver.post('sms/reply', { from: '+12025550123', to: '+12025550100', body: 'START' });
    expect((await sendSms(playground.url, form)).status).toBe(201);
  });

  test("signs as in Twilio's own documentation", () => {
    const form = { CallSid: 'CA1234567890ABCDE', Caller: '+14158675309', Digits: '1234', From: '+14158675309', To: '+18005551212' };
    expect(signatureOf('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', form)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
  });

  test.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['€'.repeat(81), 2],
    ['ж'.repeat(70), 1],
    ['ж'.repeat(71), 2],
    ['ж'.repeat(135), 3],
  ])('counts the segments of a text', (body, segments) => {
    expect(segmentsOf(body)).toBe(segments);
  });
});
