import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drive, type Person, type PlaygroundDriver } from '../packages/playground/src/driver.ts';
import { hasBrowser, openBrowser } from '../packages/playground/test/browser.ts';
import { System } from './support/system.ts';

type Menu = {
  readonly commands: readonly { readonly command: string; readonly description: string }[];
  readonly scope?: { readonly type: string; readonly chat_id?: number };
};

describe('an admin in the bot, over the real processes', () => {
  let system: System;
  let telegram: PlaygroundDriver;
  let admin: Person;
  const menus = async () => (await telegram.calls()).filter(({ method }) => method === 'setMyCommands').map((call) => call.arguments as unknown as Menu);
  const enter = (link: string) =>
    fetch(new URL('/playground/enter', system.apiUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ link: /#enter=(.+)$/m.exec(link)![1] }),
    });
  const idOf = async ({ id }: Person) =>
    (await system.data<{ user: { id: string } }>('query ($id: TelegramID!) { user(telegramUserId: $id) { id } }', { variables: { id: String(id) } })).user.id;

  beforeAll(async () => {
    system = await System.start();
    telegram = drive(system.telegramUrl);
    admin = await telegram.person({ first_name: 'Rosa', language_code: 'en' });
    await admin.say('/zone Vienna');
    await admin.waitForMessage(/Vienna: it is/);
    await admin.waitForMessage(/When does your day end/);
  });
  afterAll(() => system?.stop());

  it('whoever is none gets the answer that a command gets which does not exist', async () => {
    await admin.say('/nonsense');
    const { text } = await admin.waitForMessage();
    for (const command of ['/admin', '/figures']) {
      await admin.say(command);
      expect((await admin.waitForMessage()).text).toBe(text);
    }
    expect(await system.sql('select 1 from playground_links')).toEqual([]);
  });

  it('gets a way into the playground that works once, and the figures in a picture with words that say the same', async () => {
    const userId = await idOf(admin);
    await system.data('mutation ($input: GrantRoleInput!) { grantRole(input: $input) { user { id } } }', {
      variables: { input: { userId, roleType: 'ADMIN' } },
    });
    await admin.say('read ten pages today');
    await admin.waitForMessage(/Clarity/);
    await admin.press('Keep');
    await admin.waitForMessage(/Saved:/);
    await admin.say('/admin');
    const { text = '' } = await admin.waitForMessage(/works once, within 5 minutes/);
    expect(text).toContain(`${new URL(system.apiUrl).origin}/playground#enter=`);
    const picture = await admin.waitForMessage(/Key figures[\s\S]*Active members: 1 of 2 \(50%\)[\s\S]*New members: 2/);
    expect(picture.photo?.at(-1)).toMatchObject({ width: 1080 });

    const first = await enter(text);
    expect(first.status).toBe(200);
    const { key } = (await first.json()) as { key: string };
    const { users } = await system.data<{ users: { totalCount: number } }>('{ users(first: 1) { totalCount } }', { key });
    expect(users.totalCount).toBe(2);
    expect((await enter(text)).status).toBe(404);

    const audit = await system.sql<{ operation: string }>(
      `select operation from audit_log where actor_id = '${userId}' and operation like '%layground%' order by at, operation`,
    );
    expect(audit.map(({ operation }) => operation)).toEqual(['createPlaygroundLink', 'enterPlayground']);
    const outputs = system.processes.map(({ output }) => output).join('\n');
    expect(outputs).not.toContain(key.slice(-43));
    expect(outputs).not.toContain(/#enter=(.+)$/m.exec(text)![1]);
  });

  it('has both commands in the menu of their own chat, and nobody else has', async () => {
    const withAdmin = (await menus()).filter(({ commands }) => commands.some(({ command }) => command === 'admin'));
    expect(withAdmin.map(({ scope }) => scope)).toEqual([{ type: 'chat', chat_id: admin.id }]);
    expect(withAdmin[0]!.commands.map(({ command }) => command).slice(-2)).toEqual(['admin', 'figures']);
  });

  it('keeps them there in another language', async () => {
    await admin.say('/settings');
    await admin.waitForMessage(/Language: English/);
    await admin.press('Deutsch');
    await admin.waitForMessage(/Sprache: Deutsch/);
    await admin.press('English');
    await admin.waitForMessage(/Language: English/);
    const german = (await menus()).findLast(({ commands }) => commands.some(({ description }) => description === 'Die wichtigsten Zahlen im Bild'));
    expect(german?.scope).toEqual({ type: 'chat', chat_id: admin.id });
  });

  it.skipIf(!hasBrowser)(
    'opens the link in a browser, presses the button and is there as themselves; the same link lets nobody in again',
    async () => {
      await admin.say('/admin');
      const { text = '' } = await admin.waitForMessage(/works once/);
      const url = /http\S+/.exec(text)![0];
      const browser = await openBrowser();
      try {
        const page = await browser.newPage();
        const complaints: string[] = [];
        page.on('pageerror', (error) => complaints.push(error.message));
        await page.goto(url);
        expect(page.url()).toBe(new URL('/playground', system.apiUrl).href);
        await page.click('#enter');
        await page.waitForSelector('#state:has-text("as admin, until")');
        expect(await page.inputValue('#token')).toMatch(/^tpm_admin_/);
        expect(complaints).toEqual([]);
        await page.goto('about:blank');
        await page.goto(url);
        await page.click('#enter');
        await page.waitForSelector('#entrance-state:has-text("was used, or its time is over")');
      } finally {
        await browser.close();
      }
    },
    60_000,
  );

  it('is no admin any more once the role is taken away: the bot knows no such command, and the key opens nothing', async () => {
    await admin.say('/admin');
    const { text = '' } = await admin.waitForMessage(/works once/);
    const { key } = (await (await enter(text)).json()) as { key: string };
    const userId = await idOf(admin);
    await system.data('mutation ($input: RevokeRoleInput!) { revokeRole(input: $input) { user { id } } }', {
      variables: { input: { userId, roleType: 'ADMIN' } },
    });
    await admin.say('/admin');
    await admin.waitForMessage(/I do not know that command/);
    const { errors } = await system.query('{ users(first: 1) { totalCount } }', { key });
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
