import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drive, type Person, type PlaygroundDriver } from '../packages/playground/src/driver.ts';
import { eventually } from './support/process.ts';
import { System } from './support/system.ts';

const NAME = 'Quillonfern';
const PROMISE = 'polish zanzibarite';
const GOAL = 'collect vermillionite';
const SAID = 'xylofrontic whisper';
const EMAIL = 'brindlewhisk@inbox.example';
const NUMBER = '+447400918273';
const UNKNOWN_KEY = `tpm_admin_${'Canary7Q'.repeat(5)}`;
const STRIPE_SECRET = 'whsec_canaryStripe5xK2mW9';

const ADD = 'mutation Add($input: AddContactPointInput!) { addContactPoint(input: $input) { contactPoint { id } } }';
const VERIFY = 'mutation Verify($input: VerifyContactPointInput!) { verifyContactPoint(input: $input) { outcome } }';
const KEY = 'mutation Key { createApiKey(input: { name: "observer", kind: INTEGRATION, scopes: [EVENTS_READ] }) { token } }';

type Canaries = { readonly [name: string]: string };

/** Which canaries stand in a text, by name: as they are, as part of an address, of JSON, or of a header for basic authentication. */
function leaksIn(text: string, canaries: Canaries): string[] {
  const encoded = [...text.matchAll(/[\w+/-]{16,}={0,2}/g)].map(([word]) => Buffer.from(word, 'base64').toString('latin1')).join('\n');
  const whole = `${text}\n${encoded}`.toLowerCase();
  return Object.entries(canaries)
    .filter(([, value]) => [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)].some((form) => whole.includes(form.toLowerCase())))
    .map(([name]) => name);
}

describe('what members say and what opens doors, over the real processes at the level debug', () => {
  let system: System;
  let sinks: PlaygroundDriver;
  let member: Person;
  let canaries: Canaries;
  const codes: string[] = [];

  const acting = <Data>(query: string, input: object) =>
    system.data<Data>(query, { variables: { input }, key: system.keys.commitmentBotKey, headers: { 'x-act-as': `telegram:${member.id}` } });
  const add = async (input: object) => (await acting<{ addContactPoint: { contactPoint: { id: string } } }>(ADD, input)).addContactPoint.contactPoint.id;
  const prove = async (id: string, text: string) => {
    const code = /\d{6}/.exec(text)![0];
    codes.push(code);
    await acting(VERIFY, { id, code: code === '000000' ? '000001' : '000000' });
    expect(await acting(VERIFY, { id, code })).toEqual({ verifyContactPoint: { outcome: 'VERIFIED' } });
  };

  beforeAll(async () => {
    system = await System.start({ LOG_LEVEL: 'debug', STRIPE_WEBHOOK_SECRET: STRIPE_SECRET });
    sinks = drive(system.telegramUrl);
    member = await sinks.person({ first_name: NAME, language_code: 'en' });
    const { createApiKey } = await system.data<{ createApiKey: { token: string } }>(KEY);
    const { TWILIO_AUTH_TOKEN = '', TWILIO_ACCOUNT_SID = '' } = system.api.environment;
    canaries = {
      'a first name': NAME,
      'a promise': PROMISE,
      'a goal': GOAL,
      'a text of an SMS': SAID,
      'an e-mail address': EMAIL,
      'a phone number': NUMBER.slice(1),
      'an unknown key': UNKNOWN_KEY,
      'the Stripe secret': STRIPE_SECRET,
      'the Twilio token': TWILIO_AUTH_TOKEN,
      'the Twilio login': Buffer.from(`${TWILIO_ACCOUNT_SID}:${TWILIO_AUTH_TOKEN}`).toString('base64'),
      'the token of the commitment bot': system.commitmentBot.environment['COMMITMENT_BOT_TOKEN']!,
      'the token of the pod bot': system.podBot.environment['POD_BOT_TOKEN']!,
      'the ready admin key': system.keys.adminKey,
      'the key of the commitment bot': system.keys.commitmentBotKey,
      'the key of the pod bot': system.keys.podBotKey,
      'a key that was made': createApiKey.token,
    };
  });
  afterAll(() => system?.stop());

  it('a canary is found in whatever form it is written', () => {
    const secret = { it: 'se:cret/cánary' };
    for (const form of ['se:cret/cánary', 'SE%3Acret%2Fc%C3%A1nary', '{"x":"se:cret/cánary"}']) expect(leaksIn(`before ${form} after`, secret)).toEqual(['it']);
    expect(leaksIn(`Basic ${Buffer.from('AC0:my-secret-token').toString('base64')}`, { it: 'my-secret-token' })).toEqual(['it']);
    expect(leaksIn('nothing of it', secret)).toEqual([]);
  });

  it('a member joins, promises, sets a goal, and takes a copy of it all', async () => {
    await member.say('/start');
    await member.waitForMessage(new RegExp(`Hello ${NAME}`));
    await member.say('/zone Vienna');
    await member.waitForMessage(/Vienna: it is/);
    await member.say(`${PROMISE} tomorrow`);
    await member.waitForMessage(/Clarity/);
    await member.press('Keep');
    await member.waitForMessage(/Saved:/);
    await member.say(`/goals ${GOAL} by june`);
    await member.waitForMessage(/That is your goal now/);
    await member.say('/export');
    await member.waitForMessage(/everything that is kept about you/);
  });

  it('proves an e-mail address and a number by codes, and stops SMS', async () => {
    const email = await add({ kind: 'EMAIL', address: EMAIL });
    await prove(email, (await sinks.waitForMail(EMAIL)).text);
    const sms = await add({ kind: 'SMS', address: NUMBER, consentText: SAID });
    await prove(sms, (await sinks.waitForSms(NUMBER)).body);
    for (const body of [SAID, 'STOP']) await sinks.post('sms/reply', { from: NUMBER, to: '+12025550100', body });
    expect(await system.sql("select 1 from contact_points where kind = 'sms' and opted_out_at is not null")).toHaveLength(1);
  });

  it('is refused with an unknown key, with wrong input, and with what is no GraphQL', async () => {
    const wrong = async (query: string, options: Parameters<System['query']>[1]) => (await system.query(query, options)).errors?.[0]?.extensions?.code;
    const add = (address: string) => ({ variables: { input: { kind: 'EMAIL', address } } });
    expect(await wrong('{ viewer { id } }', { key: UNKNOWN_KEY })).toBe('UNAUTHENTICATED');
    expect(await wrong(`{ "${PROMISE}" ${EMAIL}`, {})).toBe('GRAPHQL_PARSE_FAILED');
    expect(await wrong(`{ pods(first: "${EMAIL}") { totalCount } }`, {})).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await wrong(ADD, add(`${SAID} ${EMAIL}`))).toBe('INVALID_INPUT');
    const forged = await fetch(new URL('/webhooks/twilio', system.apiUrl), { method: 'POST', body: new URLSearchParams({ From: NUMBER, Body: SAID }) });
    expect(forged.ok).toBe(false);
  });

  it('and the bots lose Telegram, whose address has their tokens in it', async () => {
    const before = [system.commitmentBot, system.podBot].map((bot) => [bot, bot.output.length] as const);
    await system.playground.end('SIGKILL');
    for (const [bot, length] of before) await eventually(`the ${bot.name} says that it lost Telegram`, 30, async () => bot.output.length > length || undefined);
  });

  it('leave nothing of it in the output of any process', () => {
    const processes = [system.api, system.commitmentBot, system.podBot];
    expect(system.api.output).toContain('"level":20');
    expect(codes).toHaveLength(2);
    const leaks = processes.flatMap(({ name, output }) => leaksIn(output, canaries).map((canary) => `${canary} in the output of ${name}`));
    const told = processes.flatMap(({ name, output }) =>
      codes.filter((code) => new RegExp(`\\b${code}\\b`).test(output)).map(() => `a code in the output of ${name}`),
    );
    expect([...leaks, ...told]).toEqual([]);
  });
});
