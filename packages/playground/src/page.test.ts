import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasBrowser, openBrowser } from '../test/browser.ts';
import { run } from '../test/running-playground.ts';

/** Opens the page in a browser; what it complains about fails the test. */
async function open(url: string, width: number): Promise<Page> {
  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const complaints: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => !request.url().startsWith(url) && complaints.push(`asked for ${request.url()}`));
  onTestFinished(() => expect(complaints).toEqual([]));
  await page.goto(url);
  return page;
}

describe.skipIf(!hasBrowser)('the page', { timeout: 30_000 }, () => {
  test('lets a stranger say /start, press a button and see the message change', async () => {
    const { playground, commitmentBot } = await run();
    commitmentBot.start((context) => context.reply('Shall I?', { reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'yes' }]] } }));
    commitmentBot.action('yes', async (context) => {
      await context.answerCbQuery('Counted.');
      await context.editMessageText('I shall.');
    });
    void commitmentBot.launch();
    const page = await open(playground.url, 1300);
    await page.getByRole('button', { name: 'Say /start', exact: true }).click();
    await page.getByRole('button', { name: 'Yes' }).click();
    await page.getByRole('log').getByText('I shall.').waitFor();
    await page.getByText('Counted.').waitFor();
    commitmentBot.stop();
  });

  test('works with the keyboard alone, and shows a new person their own chats', async () => {
    const { playground, driver } = await run();
    const page = await open(playground.url, 1300);
    await page.getByRole('button', { name: 'Add person' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Ben');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Chats of Ben' }).waitFor();
    await page.waitForFunction('document.activeElement.id === "draft"');
    await page.keyboard.type('/help');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('/help').waitFor();
    const { people } = await driver.get<{ people: { user: { first_name: string } }[] }>('state');
    expect(people.map(({ user }) => user.first_name)).toEqual(['Ana', 'Ben']);
  });

  test('fits a phone: a list, a chat, and back, never wider than the screen', async () => {
    const { playground } = await run();
    const page = await open(playground.url, 390);
    await page.getByRole('button', { name: /^Progress Pods/ }).click();
    await page.getByRole('button', { name: 'Say /start', exact: true }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.getByRole('button', { name: 'Back to the chats' }).click();
    await page.getByRole('button', { name: /^Pod group/ }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  test('moves the clock on', async () => {
    const { playground, driver } = await run();
    const page = await open(playground.url, 1300);
    await page.getByRole('tab', { name: 'Clock' }).click();
    await page.getByRole('button', { name: '+ 1 day' }).click();
    await page.getByText('1 d ahead of real time').waitFor();
    expect(await driver.get('state')).toMatchObject({ clock: { offsetMs: 86_400_000 } });
  });
});
