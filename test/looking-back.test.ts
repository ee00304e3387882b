import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drive, type Person } from '../packages/playground/src/driver.ts';
import { System } from './support/system.ts';

const MEMBER =
  'query ($id: TelegramID!) { user(telegramUserId: $id) { longTermGoals { title category targetCompletionDate progressPercentage status } notificationPreferences { locale dueToday quietHours { start end } } commitments { nodes { longTermGoal { title } } } } }';

type Member = {
  readonly longTermGoals: readonly object[];
  readonly notificationPreferences: object;
  readonly commitments: { readonly nodes: readonly object[] };
};

describe('a member with a goal, over the real processes', () => {
  let system: System;
  let member: Person;
  const stored = async (): Promise<Member> => (await system.data<{ user: Member }>(MEMBER, { variables: { id: String(member.id) } })).user;

  beforeAll(async () => {
    system = await System.start();
    member = await drive(system.telegramUrl).person({ first_name: 'Mila', language_code: 'en' });
    await member.say('/zone Vienna');
    await member.waitForMessage(/Vienna: it is/);
  });
  afterAll(() => system?.stop());

  it('sets a goal in their own words, says how far it is, and puts a promise under it', async () => {
    await member.say('/goals');
    await member.waitForMessage(/You have no goal with me yet/);
    await member.say('/goals finish my thesis by 30 June');
    const set = await member.waitForMessage(/That is your goal now/);
    if (set.text?.includes('Which area')) await member.press('📚 Learning');
    await member.waitForMessage(/Learning/);
    await member.say('/goals');
    await member.waitForMessage(/finish my thesis by 30 June[\s\S]*0%/);
    await member.press('+10%');
    await member.waitForMessage(/Noted:[\s\S]*10%/);

    await member.say('write two pages tomorrow');
    await member.waitForMessage(/Clarity/);
    await member.press('Keep');
    await member.waitForMessage(/Saved:/);
    await member.press('Belongs to a goal?');
    await member.waitForMessage(/Which goal does it serve/);
    await member.press('finish my thesis by 30 June');
    await member.waitForMessage(/It serves: finish my thesis/);
    await member.say('/goals');
    await member.waitForMessage(/Promised for it:[\s\S]*write two pages/);

    const { longTermGoals, commitments } = await stored();
    const title = 'finish my thesis by 30 June';
    expect(longTermGoals).toMatchObject([{ title, category: 'LEARNING', targetCompletionDate: expect.stringMatching(/-06-30$/), progressPercentage: 10 }]);
    expect(commitments.nodes).toEqual([{ longTermGoal: { title } }]);
    await member.press('Reached');
    await member.waitForMessage(/You reached it/);
    expect((await stored()).longTermGoals).toMatchObject([{ status: expect.stringMatching(/completed/i), progressPercentage: 100 }]);
  });

  it('sees the week and the half year in a picture with words that say the same', async () => {
    await member.say('/today');
    await member.waitForMessage(/write two pages/);
    await member.press('Done');
    await member.waitForMessage(/Done:/);
    for (const [command, caption] of [
      ['/week', /This week[\s\S]*kept 1 promise/],
      ['/progress', /kept 1 promise on 1 day.*streak is 1 day/],
    ] as const) {
      await member.say(command);
      const picture = await member.waitForMessage(caption);
      expect(picture.photo?.at(-1)).toMatchObject({ width: 1080 });
    }
  });

  it('takes a break and ends it', async () => {
    await member.say('/pause');
    const offered = await member.waitForMessage(/A break is a good plan/);
    await member.press(offered.reply_markup?.inline_keyboard.flat().find(({ text }) => text.startsWith('7 days'))?.text ?? '');
    await member.waitForMessage(/Your break lasts until/);
    await member.say('/pause 95');
    await member.waitForMessage(/1 to 90 days/);
    await member.say('/pause');
    await member.waitForMessage(/You are on a break until/);
    await member.press('End the break');
    await member.waitForMessage(/Welcome back/);
  });

  it('chooses language, quiet hours and evening check-in, and is spoken to accordingly', async () => {
    await member.say('/settings');
    await member.waitForMessage(/Language: English/);
    await member.press('Deutsch');
    await member.waitForMessage(/Sprache: Deutsch/);
    await member.press('Abendfrage ausschalten');
    await member.waitForMessage(/Abendfrage: aus/);
    await member.say('/settings 22:30-6:45');
    await member.waitForMessage(/Ruhezeit: 22:30 – 06:45/);
    expect((await stored()).notificationPreferences).toEqual({ locale: 'de', dueToday: false, quietHours: { start: '22:30', end: '06:45' } });
    await member.say('/start');
    await member.waitForMessage(/Schön, dass du da bist/);
  });
});
