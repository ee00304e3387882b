import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, warningsOf } from './config.ts';

const enough = { COMMITMENT_BOT_TOKEN: '1:abc', COMMITMENT_BOT_API_KEY: 'tpm_service_1_x' };

describe('the configuration of a bot', () => {
  test('needs a token and a key; everything else has a value of its own', () => {
    expect(readConfig(enough, 'COMMITMENT_BOT')).toEqual({
      token: '1:abc',
      apiKey: 'tpm_service_1_x',
      apiUrl: 'http://127.0.0.1:4000/graphql',
      telegramApiRoot: 'https://api.telegram.org',
      webhook: null,
      healthPort: null,
      logLevel: 'info',
    });
  });

  test('names all faults at once, and repeats no value', () => {
    const broken = {
      COMMITMENT_BOT_TOKEN: 'hunter2',
      API_URL: 'hunter2',
      WEBHOOK_URL: 'https://example.org/hook',
      LOG_LEVEL: 'hunter2',
      WEBHOOK_PORT: 'hunter2',
    };
    const read = () => readConfig(broken, 'COMMITMENT_BOT');
    expect(read).toThrow(ConfigError);
    let sentences = '';
    try {
      read();
    } catch (error) {
      sentences = (error as Error).message;
    }
    expect(sentences).not.toContain('hunter2');
    for (const name of ['COMMITMENT_BOT_TOKEN', 'COMMITMENT_BOT_API_KEY', 'API_URL', 'LOG_LEVEL', 'WEBHOOK_PORT', 'WEBHOOK_SECRET'])
      expect(sentences).toContain(`${name} `);
  });

  test('tells of misspelt variables beside the faults, which they may explain', () => {
    const read = () => readConfig({ ...enough, COMMITMENT_BOT_API_KEY: undefined, COMMITMENT_BOT_APIKEY: 'hunter2' }, 'COMMITMENT_BOT');
    expect(read).toThrow(/^COMMITMENT_BOT_API_KEY is missing: .*\nCOMMITMENT_BOT_APIKEY means nothing to this bot; did you mean COMMITMENT_BOT_API_KEY\?/);
  });

  test('takes a webhook only with a secret', () => {
    expect(() => readConfig({ ...enough, WEBHOOK_URL: 'https://example.org/hook' }, 'COMMITMENT_BOT')).toThrow(/WEBHOOK_SECRET is missing/);
    const config = readConfig({ ...enough, WEBHOOK_URL: 'https://example.org/hook', WEBHOOK_SECRET: 'a'.repeat(16), WEBHOOK_PORT: '0' }, 'COMMITMENT_BOT');
    expect(config.webhook).toEqual({ url: 'https://example.org/hook', port: 0, secret: 'a'.repeat(16) });
  });

  test('takes a variable that is set to nothing as not set', () => {
    expect(readConfig({ ...enough, LOG_LEVEL: '', API_URL: ' ' }, 'COMMITMENT_BOT').logLevel).toBe('info');
  });

  test('warns of a variable that looks like one of ours and is none, with the name that was probably meant, and no value', () => {
    expect(
      warningsOf(
        { ...enough, COMMITMENT_BOT_APIKEY: 'hunter2', WEBHOOK_URI: 'x', POD_BOT_TOKEN: '1:x', SMTP_URL: 'y', COMMITMENT_BOT_WEB_SECRET: 'z' },
        'COMMITMENT_BOT',
      ),
    ).toEqual([
      'COMMITMENT_BOT_APIKEY means nothing to this bot; did you mean COMMITMENT_BOT_API_KEY? Correct its name or remove it.',
      'WEBHOOK_URI means nothing to this bot; did you mean WEBHOOK_URL? Correct its name or remove it.',
    ]);
    expect(warningsOf(enough, 'COMMITMENT_BOT')).toEqual([]);
  });

  test('takes a port for health, and says so when it is none', () => {
    expect(readConfig({ ...enough, HEALTH_PORT: '4010' }, 'COMMITMENT_BOT').healthPort).toBe(4010);
    expect(() => readConfig({ ...enough, HEALTH_PORT: '70000' }, 'COMMITMENT_BOT')).toThrow('HEALTH_PORT is not between 0 and 65535.');
  });
});
