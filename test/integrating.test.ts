import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../packages/api/src/lib/errors.ts';
import { SCOPES } from '../packages/api/src/viewer/viewer.ts';
import { initDataFor, WEB_APP_SECRETS } from '../packages/api/test/support/init-data.ts';
import { Cluster, type Node } from './support/cluster.ts';
import { eventually, freePort } from './support/process.ts';

const PAGE = resolve(import.meta.dirname, '../docs/integrating.md');
const text = readFileSync(PAGE, 'utf8');
/** The examples of a chapter in a language, in their order. */
function examples(chapter: string, language: string): string[] {
  const [, body = ''] = new RegExp(`^## ${chapter}\\n([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, 'm').exec(text) ?? [];
  return [...body.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map((found) => found[1]!);
}

type Language = { readonly name: string; readonly fence: string; readonly program: string; readonly file: string };
const languages: Language[] = [{ name: 'TypeScript', fence: 'ts', program: process.execPath, file: 'example.mts' }];
if (spawnSync('python3', ['--version']).status === 0) languages.push({ name: 'Python', fence: 'python', program: 'python3', file: 'example.py' });
else process.stdout.write('python3 is not on this machine, so the examples in Python are not tried.\n');

describe('what docs/integrating.md says is so', () => {
  const folder = mkdtempSync(join(tmpdir(), 'progress-examples-'));
  const running: ChildProcess[] = [];
  let cluster: Cluster;
  let node: Node;
  let key: { id: string; token: string };

  beforeAll(async () => {
    const [secret] = WEB_APP_SECRETS;
    cluster = await Cluster.start(1, { COMMITMENT_BOT_WEB_SECRET: secret!.toString('hex') });
    node = cluster.nodes[0]!;
    key = await cluster.thirdParty({ scopes: ['MEMBERS_READ', 'PODS_READ', 'EVENTS_READ', 'WEBHOOKS_WRITE'] });
    for (const name of ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm']) await makePod(name);
  });
  afterEach(async () => {
    for (const child of running.splice(0)) {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      if (child.exitCode === null) await gone;
    }
  });
  afterAll(async () => {
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const makePod = async (name: string): Promise<string> => {
    const { createPod } = await cluster.data<{ createPod: { pod: { id: string } } }>(
      node,
      'mutation ($input: CreatePodInput!) { createPod(input: $input) { pod { id } } }',
      { input: { name } },
    );
    return createPod.pod.id;
  };

  /** Starts a program with what the page says is in the environment, and gathers what it prints. */
  function start(program: string, args: readonly string[], more: Record<string, string> = {}): { child: ChildProcess; output: () => string } {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(program, args, { env: { PATH, HOME, PROGRESS_URL: node.url, PROGRESS_KEY: key.token, ...more } });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (printed += part));
    running.push(child);
    return { child, output: () => printed };
  }
  async function ends(started: ReturnType<typeof start>): Promise<string> {
    if (started.child.exitCode === null) await once(started.child, 'exit');
    if (started.child.exitCode !== 0) throw new Error(started.output());
    return started.output();
  }
  const shell = (script: string, more: Record<string, string> = {}): Promise<string> => ends(start('sh', ['-c', script], more));
  function startExample({ program, file }: Language, source: string, more: Record<string, string> = {}): ReturnType<typeof start> {
    writeFileSync(join(folder, file), source);
    return start(program, [join(folder, file)], more);
  }
  const says = (started: ReturnType<typeof start>, line: string): Promise<unknown> =>
    eventually(`it says ${line}`, 60, () => Promise.resolve(started.output().includes(line) || undefined));

  it('curl asks, and is told what it cost', async () => {
    const answer = JSON.parse(await shell(examples('Asking', 'sh')[0]!));
    expect(answer).toMatchObject({
      data: { pods: { totalCount: 5, nodes: { length: 5 } } },
      extensions: { cost: expect.any(Number), remaining: expect.any(Number) },
    });
  });

  it('a list is filtered and put in order', async () => {
    const { data } = JSON.parse(await shell(examples('Lists', 'sh')[0]!));
    expect(data.pods).toMatchObject({ totalCount: 5, nodes: [{ name: 'Alder' }, { name: 'Birch' }, { name: 'Cedar' }] });
  });

  it('the scopes that it lists are those that a third party can have', () => {
    const [, chapter = ''] = /^## A key\n([\s\S]*?)^## /m.exec(text) ?? [];
    const named = [...chapter.matchAll(/^\| `([a-z:]+)` \|/gm)].map(([, scope]) => scope);
    expect(named.toSorted()).toEqual(SCOPES.filter((scope) => scope !== 'act-as' && scope !== 'deliveries').toSorted());
  });

  describe.each(languages)('in $name', (language) => {
    it('a list is read to its end, page by page', async () => {
      const printed = await ends(startExample(language, examples('Lists', language.fence)[0]!));
      expect(printed.trim().split('\n').toSorted()).toEqual(['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm']);
    });

    it('the log is followed from a cursor on', async () => {
      const { events } = await cluster.data<{ events: { pageInfo: { endCursor: string } } }>(node, '{ events(last: 1) { pageInfo { endCursor } } }');
      const before = await makePod('Before');
      const follower = startExample(language, examples('Following the log', language.fence)[0]!, { CURSOR: events.pageInfo.endCursor });
      await says(follower, before);
      const after = await makePod('After');
      await says(follower, after);
      expect(follower.output().trim().split('\n')).toEqual([`POD_CREATED ${before}`, `POD_CREATED ${after}`]);
      await cluster.sql("delete from pods where name in ('Before', 'After')");
    });

    it('who follows the log from a cursor that is none is told so, and stops', async () => {
      const follower = startExample(language, examples('Following the log', language.fence)[0]!, { CURSOR: 'nonsense' });
      await expect(ends(follower)).rejects.toThrow(/BAD_CURSOR/);
      expect(follower.output()).not.toMatch(/TypeError|Traceback/);
    });

    it('a webhook takes what is signed and refuses what is not', async () => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}/`;
      const create = examples('Webhooks', 'sh')[0]!.replace('my first hook', `hook in ${language.name}`);
      const { data } = JSON.parse(await shell(create, { HOOK_URL: url }));
      const { secret, webhook } = data.createWebhook;
      const receiver = startExample(language, examples('Webhooks', language.fence)[0]!, { HOOK_SECRET: secret, HOOK_PORT: String(port) });
      await says(receiver, 'listening');
      const pod = await makePod('Posted');
      await says(receiver, `pod.created ${pod}`);
      const forged = { 'webhook-id': 'x', 'webhook-timestamp': String(Math.floor(Date.now() / 1000)), 'webhook-signature': 'v1,bm8=' };
      const { status } = await eventually('it answers', 20, () => fetch(url, { method: 'POST', body: '{"type":"forged","data":{}}', headers: forged }));
      expect(status).toBe(400);
      expect(receiver.output()).not.toContain('forged');
      const twice = (await shell(examples('Repeating without harm', 'sh')[0]!.replace('rename 1', `rename ${language.name}`), { HOOK_ID: webhook.id }))
        .trim()
        .split('\n');
      expect(twice.map((line) => JSON.parse(line).data)).toEqual(Array(2).fill({ updateWebhook: { webhook: { description: 'mine', version: 2 } } }));
      await cluster.sql("delete from pods where name = 'Posted'");
    });
  });

  it('a member comes in from a page of the bot, and not a second time with the same', async () => {
    await cluster.admin('700000777');
    const language = languages[0]!;
    const [source] = examples('Members on the web', 'ts');
    const initData = initDataFor('700000777', new Date());
    expect(await ends(startExample(language, source!, { INIT_DATA: initData }))).toBe('Ada 0\n');
    await expect(ends(startExample(language, source!, { INIT_DATA: initData }))).rejects.toThrow(
      'UNAUTHENTICATED: A session was begun with this initData before.',
    );
  });

  it('the key that it says to make can be made', () => {
    const [command] = examples('A key', 'sh');
    const args = command!.trim().replace('npm run --silent progress -- ', '').replaceAll('"', "'");
    expect(args).toContain('key create --kind integration');
    const scopes = /--scopes (\S+)/.exec(args)![1]!.split(',');
    expect(scopes.map((scope) => scope.toUpperCase().replace(':', '_'))).toEqual(['MEMBERS_READ', 'PODS_READ', 'EVENTS_READ', 'WEBHOOKS_WRITE']);
  });

  it('every code it names exists, and every file it points to', () => {
    const named = [...text.matchAll(/^\| (`[A-Z_`, ]+`) \|/gm)].flatMap((row) => [...row[1]!.matchAll(/[A-Z_]{4,}/g)].map(String));
    expect(named).not.toEqual([]);
    expect(named.filter((code) => !ERROR_CODES.some((known) => known === code))).toEqual([]);
    const files = [...text.matchAll(/\]\((?!http)([^)#]+)\)/g)].map((found) => resolve(PAGE, '..', found[1]!));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });
});
