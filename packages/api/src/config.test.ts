import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const faultsOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment, '/home/someone/progress');
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return 'no fault';
};

describe('the configuration', () => {
  test('needs nothing to be set', () => {
    const { config, warnings } = readConfig({}, '/home/someone/progress');
    expect(config).toMatchObject({
      environment: 'development',
      host: '127.0.0.1',
      port: 4000,
      databaseUrl: null,
      dataDirectory: '/home/someone/progress/.progress',
    });
    expect(warnings).toEqual([]);
  });

  test('treats an empty variable as one that is not set', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '' }, '/').config).toMatchObject({ databaseUrl: null, port: 4000 });
  });

  test('names every variable at fault at once, each with its cure', () => {
    const faults = faultsOf({ PORT: 'eighty', NODE_ENV: 'live', LOG_LEVEL: 'loud' }).split('\n');
    expect(faults.map((line) => line.split(' ')[0])).toEqual(['NODE_ENV', 'PORT', 'LOG_LEVEL']);
    expect(faults[1]).toBe('PORT is not understood: set it to a port from 0 (any free one) to 65535.');
  });

  test('never repeats a value, which may be a secret', () => {
    expect(faultsOf({ DATABASE_URL: 'mysql://admin:hunter2@host/db', REDIS_URL: 'hunter3' })).not.toMatch(/hunter/);
  });

  test('refuses a movable clock and ready-made keys in production', () => {
    const faults = faultsOf({ NODE_ENV: 'production', CLOCK_FILE: 'clock.json', PROGRESS_DEV_KEYS_FILE: 'keys.json' });
    expect(faults).toMatch(/CLOCK_FILE is for development only/);
    expect(faults).toMatch(/PROGRESS_DEV_KEYS_FILE is for development only/);
  });

  test('reads a list of origins, and refuses what is no origin', () => {
    expect(readConfig({ ALLOWED_ORIGINS: 'https://a.example, https://b.example' }, '/').config.allowedOrigins).toEqual([
      'https://a.example',
      'https://b.example',
    ]);
    expect(faultsOf({ ALLOWED_ORIGINS: 'https://a.example/path' })).toMatch(/^ALLOWED_ORIGINS/);
  });

  test('reads who an e-mail is from, and refuses what is not one address', () => {
    const from = (text: string) => readConfig({ MAIL_FROM: text }, '/').config.mailFrom;
    expect(from('The Progress Method <hello@example.org>')).toEqual({ name: 'The Progress Method', address: 'hello@example.org' });
    expect(from('"Progress" <hello@example.org>')).toEqual({ name: 'Progress', address: 'hello@example.org' });
    expect(from('hello@example.org')).toEqual({ name: '', address: 'hello@example.org' });
    for (const wrong of ['hello', 'a@x.org, b@x.org', 'A <a@x.org> <b@x.org>', 'A <a@x.org\r\nBcc: b@x.org>', 'A\r\nBcc: b@x.org <a@x.org>'])
      expect(faultsOf({ MAIL_FROM: wrong })).toMatch(/^MAIL_FROM is not understood/);
  });

  test('never repeats the secrets of mail and SMS', () => {
    const faults = faultsOf({ SMTP_URL: 'http://us:hunter2@mail', TWILIO_ACCOUNT_SID: 'hunter3', TWILIO_FROM: '+0hunter4', TWILIO_API_ROOT: 'hunter5' });
    expect(faults.split('\n')).toHaveLength(4);
    expect(faults).not.toMatch(/hunter/);
  });

  test('warns of a variable that looks like one of ours and is none, with the name that was probably meant', () => {
    expect(readConfig({ PROGRESS_DATADIR: '/data', REDIS_UR: 'redis://secret', TWILIO_WHATEVER_ELSE: 'x' }, '/').warnings).toEqual([
      'PROGRESS_DATADIR means nothing to the API; did you mean PROGRESS_DATA_DIR? Correct its name or remove it.',
      'REDIS_UR means nothing to the API; did you mean REDIS_URL? Correct its name or remove it.',
      'TWILIO_WHATEVER_ELSE means nothing to the API: check its spelling or remove it.',
    ]);
  });

  test('tells of misspelt variables beside the faults, which they may explain', () => {
    expect(faultsOf({ LLM_URL: 'https://llm.example.org/v1', LLM_MODELL: 'small' })).toBe(
      [
        'LLM_MODEL is missing: set it too, or remove LLM_URL.',
        'LLM_MODELL means nothing to the API; did you mean LLM_MODEL? Correct its name or remove it.',
      ].join('\n'),
    );
  });

  test('warns of a production without the address of a database, whose data would stay on this machine', () => {
    const kept = { NODE_ENV: 'production', PROGRESS_DATA_DIR: '/data' };
    expect(readConfig(kept, '/').warnings).toEqual([expect.stringMatching(/^DATABASE_URL is not set: .* \/data, on this machine alone\.$/)]);
    expect(readConfig({ ...kept, DATABASE_URL: 'postgres://us@db/progress' }, '/').warnings).toEqual([]);
    expect(readConfig({ PROGRESS_DATA_DIR: '/data' }, '/').warnings).toEqual([]);
  });

  test('leaves alone what belongs to the bots, and to other programs', () => {
    expect(readConfig({ POD_BOT_TOKEN: '1:x', WEBHOOK_URL: 'https://a.example', HEALTH_PORT: '1', PATH: '/bin', REDISCOVER: 'x' }, '/').warnings).toEqual([]);
  });

  test('takes a language model by its address and name, and no half of it', () => {
    const set = { LLM_URL: 'https://llm.example.org/v1/', LLM_MODEL: 'small', LLM_API_KEY: 'hunter6' };
    expect(readConfig(set, '/').config.llm).toEqual({
      url: 'https://llm.example.org/v1',
      apiKey: 'hunter6',
      model: 'small',
      limits: { perMember: 30_000, inTotal: 1_000_000 },
    });
    expect(readConfig({}, '/').config.llm).toBeNull();
    expect(faultsOf({ LLM_API_KEY: 'hunter6' })).toBe(
      'LLM_URL is missing: set it too, or remove LLM_API_KEY.\nLLM_MODEL is missing: set it too, or remove LLM_API_KEY.',
    );
    const wrong = faultsOf({ LLM_URL: 'hunter7', LLM_API_KEY: 'hunter 8', LLM_MODEL: 'm', LLM_TOKENS_PER_DAY: '-1', LLM_TOKENS_PER_MEMBER: 'hunter9' });
    expect(wrong.split('\n').map((line) => line.split(' ')[0])).toEqual(['LLM_URL', 'LLM_API_KEY', 'LLM_TOKENS_PER_DAY', 'LLM_TOKENS_PER_MEMBER']);
    expect(wrong).not.toMatch(/hunter/);
  });

  test.each([
    ['http://llm.example.org/v1', false],
    ['http://203.0.113.7:8080/v1', false],
    ['https://us:hunter2@llm.example.org/v1', false],
    ['ftp://llm/v1', false],
    ['http://127.0.0.1:11434/v1', true],
    ['http://localhost:11434/v1', true],
    ['http://ollama:11434/v1', true],
    ['http://192.168.1.20/v1', true],
    ['http://[::1]:8080/v1', true],
    ['http://172.32.0.1/v1', false],
  ])('sends what members write in the clear only to machines beside this one: %s', (url, isTaken) => {
    const read = () => readConfig({ LLM_URL: url, LLM_MODEL: 'm' }, '/').config.llm?.url;
    if (isTaken) expect(read()).toBe(url);
    else expect(read).toThrow(/^LLM_URL is not understood/);
  });

  test('takes the web secrets of the bots, and never repeats what was given in their place', () => {
    const secret = 'ab'.repeat(32);
    expect(readConfig({ POD_BOT_WEB_SECRET: secret }, '/').config.webAppSecrets).toEqual([Buffer.from(secret, 'hex')]);
    expect(readConfig({}, '/').config.webAppSecrets).toEqual([]);
    const faults = faultsOf({ COMMITMENT_BOT_WEB_SECRET: '1000000001:hunter2' });
    expect(faults).toMatch(/^COMMITMENT_BOT_WEB_SECRET is not understood: .*"progress web-secrets" derives them from COMMITMENT_BOT_TOKEN/);
    expect(faults).not.toMatch(/hunter/);
  });

  test('takes a port for the figures', () => {
    expect(readConfig({ METRICS_PORT: '9464' }, '/').config.metricsPort).toBe(9464);
    expect(faultsOf({ METRICS_PORT: 'many' })).toMatch(/^METRICS_PORT is not understood/);
  });
});
