import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drive, type Person, type PlaygroundDriver } from '../packages/playground/src/driver.ts';
import { System } from './support/system.ts';

const MEMBER = `query ($id: TelegramID!) { user(telegramUserId: $id) {
  strengths helpNeeded bio goalsCategory availability { dayOfWeek fromTime toTime } contactPoints { kind address isUsable consentText consentSource } notificationPreferences { channels { sms email } }
  commitments { totalCount nodes { commitment dueDate } } recurringCommitments { id } today } }`;

type Member = {
  readonly strengths: readonly string[] | null;
  readonly helpNeeded: readonly string[] | null;
  readonly bio: string | null;
  readonly goalsCategory: string | null;
  readonly availability: readonly object[];
  readonly contactPoints: readonly { kind: string; address: string; isUsable: boolean }[];
  readonly notificationPreferences: { readonly channels: object };
  readonly commitments: { readonly totalCount: number; readonly nodes: readonly { commitment: string; dueDate: string | null }[] };
  readonly recurringCommitments: readonly object[];
  readonly today: string;
};

describe('what a member tells about themselves, over the real processes', () => {
  let system: System;
  let telegram: PlaygroundDriver;
  let member: Person;
  const stored = async (): Promise<Member> => (await system.data<{ user: Member }>(MEMBER, { variables: { id: String(member.id) } })).user;
  const replyTo = async (question: RegExp, answer: string) => {
    const asked = await member.waitForMessage(question);
    expect(asked.reply_markup).toBeUndefined();
    await member.say(answer, asked.message_id);
  };

  beforeAll(async () => {
    system = await System.start();
    telegram = drive(system.telegramUrl);
    member = await telegram.person({ first_name: 'Mila', language_code: 'en' });
    await member.say('/zone Vienna');
    await member.waitForMessage(/Vienna: it is/);
  });
  afterAll(() => system?.stop());

  it('an answer is understood without replying, and a promise is not swallowed', async () => {
    const ask = async (): Promise<void> => {
      await member.say('/profile');
      await member.waitForMessage(/Your profile/);
      await member.press('About me');
      await member.waitForMessage(/help the others to say hello/);
      await member.press('Write it myself');
      await member.waitForMessage(/Who are you, in a few sentences/);
    };
    await ask();
    await member.say('I am a teacher from Vienna');
    await member.waitForMessage(/help the others[\s\S]*I am a teacher from Vienna/);
    expect((await stored()).bio).toBe('I am a teacher from Vienna');

    await ask();
    await member.say('call mum tomorrow');
    await member.waitForMessage(/call mum tomorrow[\s\S]*Is that the answer to what I asked, or a new promise/);
    // What comes next is no answer any more.
    await member.say('run 5 km tomorrow');
    await member.waitForMessage(/run 5 km tomorrow[\s\S]*Clarity/);
    await member.press('✏️ The answer');
    await member.waitForMessage(/help the others[\s\S]*call mum tomorrow/);
    expect((await stored()).bio).toBe('call mum tomorrow');

    await ask();
    await member.say('water the plants tomorrow');
    await member.waitForMessage(/or a new promise/);
    await member.press('➕ A new promise');
    await member.waitForMessage(/water the plants tomorrow[\s\S]*Clarity/);
    expect(await stored()).toMatchObject({ bio: 'call mum tomorrow', commitments: { totalCount: 0 } });
    await member.say('/profile');
    await member.waitForMessage(/Your profile/);
    await member.press('About me');
    await member.press('Take it away');
    await member.waitForMessage((message) => message.text === 'A few sentences about you help the others to say hello.');
  });

  it('a profile is told part by part, left and taken up again', async () => {
    await member.say('/profile');
    await member.waitForMessage(/Your profile[\s\S]*Good at: –/);
    await member.press('Good at');
    await member.waitForMessage(/What are you good at/);
    await member.press('planning');
    await member.waitForMessage((message) => JSON.stringify(message).includes('✓ planning'));
    await member.press('Write it myself');
    await replyTo(/What else are you good at/, 'cooking, public speaking\nPlanning');
    await member.waitForMessage((message) => JSON.stringify(message).includes('✓ public speaking'));
    expect(await stored()).toMatchObject({ strengths: ['planning', 'cooking', 'public-speaking'] });
    await member.press('✓ cooking');
    await member.waitForMessage((message) => message.reply_markup?.inline_keyboard.flat().every(({ text }) => text !== '✓ cooking') === true);
    await member.press('Write it myself');
    await replyTo(/What else are you good at/, '🎸');
    await member.waitForMessage(/At most ten, each a word or two/);

    await member.say('/profile');
    await member.waitForMessage(/Good at: planning, public speaking/);
    await member.press('Time to meet');
    await member.waitForMessage(/When in the week could you meet your pod/);
    await member.press('Mon');
    await member.waitForMessage(/Mon: when could you meet/);
    await member.press('18 – 20');
    await member.waitForMessage((message) => JSON.stringify(message).includes('✓ 18 – 20'));
    await member.press('20 – 22');
    await member.waitForMessage((message) => JSON.stringify(message).includes('✓ 20 – 22'));
    await member.press('« Week');
    await member.waitForMessage(/Mon 18:00 – 22:00/);
    await member.press('Weekend mornings, 9 – 12');
    await member.waitForMessage(/Sat 09:00 – 12:00/);
    expect((await stored()).availability).toEqual([
      { dayOfWeek: 1, fromTime: '18:00:00', toTime: '22:00:00' },
      { dayOfWeek: 6, fromTime: '09:00:00', toTime: '12:00:00' },
      { dayOfWeek: 7, fromTime: '09:00:00', toTime: '12:00:00' },
    ]);
    await member.press('Write it myself');
    await replyTo(/When in the week could you meet\?/, 'sometimes');
    await member.waitForMessage(/I did not get those hours/);

    await member.press('About me »');
    await member.waitForMessage(/help the others to say hello/);
    await member.press('Write it myself');
    await replyTo(/Who are you/, `I <b>row</b> & write. ${'x'.repeat(500)}`);
    await member.waitForMessage(/up to 500 characters\?/);
    await member.press('Write it myself');
    await replyTo(/Who are you/, 'I <b>row</b> & write.');
    await member.waitForMessage(/I <b>row<\/b> & write\./);
    await member.press('« Profile');
    await member.waitForMessage(/Your profile/);
    await member.press('Main area');
    await member.waitForMessage(/What do you mainly want to work on/);
    await member.press('📚 Learning');
    await member.waitForMessage(/Noted\.[\s\S]*Main area: 📚 Learning/);
    expect(await stored()).toMatchObject({ bio: 'I <b>row</b> & write.', goalsCategory: 'LEARNING', strengths: ['planning', 'public-speaking'] });
  });

  it('a phone comes by one’s own contact alone, is agreed to, and proven by a code', async () => {
    const friend = await telegram.person({ first_name: 'Jo', language_code: 'en' });
    await member.say('/settings');
    await member.waitForMessage(/📱 Phone: none/);
    await member.press('📱 Phone');
    await member.waitForMessage(/No number yet/);
    await member.press('Add my number');
    await member.waitForMessage(/Telegram shows me your own number/);
    await member.shareContact(friend);
    await member.waitForMessage(/the number of somebody else/);
    expect((await stored()).contactPoints).toEqual([]);
    await member.shareContact();
    await member.waitForMessage(/May I text you there/);
    expect((await stored()).contactPoints).toEqual([]);
    await member.press('Yes, text me');
    const sent = await member.waitForMessage(/six digits by SMS/);
    expect(sent.text).not.toContain(member.phoneNumber.slice(-5));
    const sms = await telegram.waitForSms(member.phoneNumber);
    const code = /\d{6}/.exec(sms.body)![0];
    await member.say(code === '000000' ? '000001' : '000000');
    await member.waitForMessage(/You have 4 more tries/);
    await member.say(code);
    await member.waitForMessage(/is yours, and I may text you there[\s\S]*SMS: on/);
    const consented = {
      kind: 'SMS',
      address: member.phoneNumber,
      isUsable: true,
      consentSource: 'commitment-bot',
      consentText: expect.stringMatching(/I agree to get SMS/),
    };
    expect(await stored()).toMatchObject({ contactPoints: [consented], notificationPreferences: { channels: { sms: true, email: false } } });
    await member.press('No SMS');
    await member.waitForMessage(/SMS: off/);
    expect(await stored()).toMatchObject({ notificationPreferences: { channels: { sms: false } } });
  });

  it('after STOP no digits open the number again, and no new code: only START from there does', async () => {
    const reply = (body: string) => telegram.post<{ wasTold: boolean }>('sms/reply', { from: member.phoneNumber, to: '+12025550100', body });
    expect(await reply('STOP')).toMatchObject({ wasTold: true });
    await member.say('482913');
    await member.waitForMessage(/Tell me one thing you want to get done|what I understood/);
    expect((await stored()).contactPoints).toMatchObject([{ isUsable: false }]);
    await member.say('/settings');
    await member.waitForMessage(/Your settings/);
    await member.press('📱 Phone');
    const card = await member.waitForMessage(/you said STOP[\s\S]*send START/);
    expect(card.reply_markup!.inline_keyboard.flat().map(({ text }) => text)).toEqual([expect.stringMatching(/^Remove /), 'Add another number', '« Settings']);
    await telegram.moveClock({ addMinutes: 2 });
    await member.shareContact();
    await member.waitForMessage(/May I text you there/);
    await member.press('Yes, text me');
    await member.waitForMessage(/send START/);
    expect(await reply('START')).toMatchObject({ wasTold: true });
    expect((await stored()).contactPoints).toMatchObject([{ isUsable: true }]);
  });

  it('an e-mail address is proven by a code, and removed again', async () => {
    await member.say('/settings');
    await member.waitForMessage(/✉️ E-mail: none/);
    await member.press('✉️ E-mail');
    await member.waitForMessage(/No address yet/);
    await member.press('Add my address');
    await replyTo(/Which e-mail address/, 'not an address');
    await member.waitForMessage(/no e-mail address I could write to/);
    await member.press('Add my address');
    await replyTo(/Which e-mail address/, 'Mila@inbox.example');
    await member.waitForMessage(/six digits by e-mail to m•••@inbox.example/);
    const mail = await telegram.waitForMail('mila@inbox.example');
    await member.say(/\d{3}(?=\d{3})/.exec(mail.text)![0] + ' ' + /\d{6}/.exec(mail.text)![0].slice(3));
    await member.waitForMessage(/m•••@inbox.example is yours[\s\S]*E-mail: on/);
    expect((await stored()).contactPoints).toMatchObject([{ kind: 'SMS' }, { kind: 'EMAIL', address: 'mila@inbox.example', isUsable: true }]);
    await member.press('Remove m•••@inbox.example');
    await member.waitForMessage(/Removed/);
    expect((await stored()).contactPoints).toMatchObject([{ kind: 'SMS' }]);
  });

  it('six digits that nobody waits for are read like any other text', async () => {
    await member.say('123456');
    await member.waitForMessage(/Tell me one thing you want to get done|what I understood/);
  });

  it('the one question is answered by a tap, in place', async () => {
    await member.say('gym');
    const shown = await member.waitForMessage(/By which day will it be done/);
    await member.press('Tomorrow');
    const answered = await member.waitForMessage(/gym tomorrow[\s\S]*\(tomorrow\)/);
    expect(answered.message_id).toBe(shown.message_id);
    await member.press('Keep');
    await member.waitForMessage(/Saved:/);
    expect((await stored()).commitments.nodes[0]).toMatchObject({ commitment: 'gym tomorrow' });
  });

  it('“Only once” after “Keep”, and “Keep” twice, make no second promise', async () => {
    await member.say('every monday at 7 jog');
    const shown = await member.waitForMessage(/Repeats: Every Monday/);
    const dataOf = (label: string): string => {
      const found = shown.reply_markup?.inline_keyboard.flat().find(({ text }) => text === label);
      return found && 'callback_data' in found ? (found.callback_data ?? '') : '';
    };
    await Promise.all([member.pressOld(shown.message_id, dataOf('Keep')), member.pressOld(shown.message_id, dataOf('Keep'))]);
    await member.waitForMessage(/Every Monday[\s\S]*\/habits/);
    const { commitments } = await stored();
    await member.pressOld(shown.message_id, dataOf('Only once'));
    await member.waitForMessage(/not a second time/);
    const after = await stored();
    expect(after.recurringCommitments).toHaveLength(1);
    expect(after.commitments.totalCount).toBe(commitments.totalCount);
  });
});
