import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drive, type Person } from '../packages/playground/src/driver.ts';
import { System } from './support/system.ts';

const POD = 'mutation ($input: CreatePodInput!) { createPod(input: $input) { pod { id } } }';
const JOIN = 'mutation ($input: JoinPodInput!) { joinPod(input: $input) { user { id } } }';

describe('a member who changes a promise, over the real processes', () => {
  let system: System;
  let member: Person;
  const stored = async () =>
    (
      await system.sql<{ commitment: string; due: string | null; status: string; shared: boolean; is_deleted: boolean; minutes: number | null }>(
        `select commitment, due_date::text as due, status, shared_with_pod as shared, deleted_at is not null as is_deleted,
         (ai_insights #>> '{outcome,minutes_actual}')::int as minutes from commitments order by created_at`,
      )
    ).at(-1)!;
  const promise = async (text: string): Promise<void> => {
    await member.say(text);
    await member.waitForMessage(/Clarity/);
    await member.press('Keep');
    await member.waitForMessage(/Saved:/);
  };

  beforeAll(async () => {
    system = await System.start();
    member = await drive(system.telegramUrl).person({ first_name: 'Mila', language_code: 'en' });
    await member.say('/zone Vienna');
    await member.waitForMessage(/Vienna: it is/);
    await promise('run 5 km tomorrow');
  });
  afterAll(() => system?.stop());

  it('gives it other words and a day by answering, right after it was kept', async () => {
    await member.press('✏️ Change it …');
    await member.waitForMessage(/run 5 km[\s\S]*Due:/);
    await member.press('✏️ Other words');
    const question = await member.waitForMessage(/How shall it be called instead/);
    const before = (await stored()).due!;
    await member.say('swim 20 lengths in 3 days', question.message_id);
    await member.waitForMessage(/^Changed\./);
    const after = await stored();
    expect(after.commitment).toMatch(/swim 20 lengths/);
    expect(Date.parse(after.due!) - Date.parse(before)).toBe(2 * 86_400_000);
  });

  it('gives it an hour on its day by other words, and takes the hour away', async () => {
    const before = (await stored()).due;
    const hour = async () => (await system.sql<{ at: string | null }>('select time_of_day::text as at from commitments order by created_at')).at(-1)!.at;
    for (const [words, at] of [
      ['at 18:30', '18:30:00'],
      ['no time', null],
    ] as const) {
      await member.press('✏️ Other words');
      const question = await member.waitForMessage(/How shall it be called instead/);
      await member.say(words, question.message_id);
      await member.waitForMessage(at === null ? /^Changed\.(?![\s\S]*18:30)/ : /^Changed\.[\s\S]*18:30/);
      expect(await hour()).toBe(at);
      expect((await stored()).due).toBe(before);
    }
  });

  it('moves it by a button, and takes the day away', async () => {
    await member.press('📅 Other day');
    await member.waitForMessage(/By when instead/);
    await member.press('Without a day');
    await member.waitForMessage(/^Moved\. It was .* before\.[\s\S]*No due day/);
    expect((await stored()).due).toBeNull();
    await member.press('📅 Other day');
    await member.waitForMessage(/By when instead/);
    await member.press('Today');
    await member.waitForMessage(/^Moved\. It had no day before\.[\s\S]*Due: /);
    expect((await stored()).due).not.toBeNull();
  });

  it('shows it to the pod and takes that back', async () => {
    const { createPod } = await system.data<{ createPod: { pod: { id: string } } }>(POD, { variables: { input: { name: 'Early birds' } } });
    const acting = { key: system.keys.commitmentBotKey, headers: { 'x-act-as': `telegram:${member.id}` } };
    const [{ id } = { id: '' }] = await system.sql<{ id: string }>(`select id from users where telegram_user_id = ${member.id}`);
    await system.data('mutation ($input: GrantRoleInput!) { grantRole(input: $input) { user { id } } }', {
      variables: { input: { userId: id, roleType: 'PAID' } },
    });
    await system.data(JOIN, { variables: { input: { podId: createPod.pod.id } }, ...acting });
    await member.say('/today');
    await member.waitForMessage(/swim 20 lengths/);
    await member.press('✏️ Change it …');
    await member.waitForMessage(/swim 20 lengths/);
    await member.press('👥 Show it to my pod');
    await member.waitForMessage(/Your pod sees it now/);
    expect((await stored()).shared).toBe(true);
    await member.press('🔒 Keep it to myself');
    await member.waitForMessage(/yours alone again/);
    expect((await stored()).shared).toBe(false);
  });

  it('lets it rest, finds it again, and takes it up', async () => {
    await member.press('⏸ Let it rest');
    await member.waitForMessage(/It rests now/);
    expect((await stored()).status).toBe('paused');
    await member.say('/today');
    await member.waitForMessage(/Nothing is open/);
    await member.press('⏸ One promise rests …');
    await member.waitForMessage(/Which one\?[\s\S]*Rests/);
    await member.press('1 swim 20 lengths in 3 days');
    await member.press('▶️ Take it up again');
    await member.waitForMessage(/Taken up again/);
    expect((await stored()).status).toBe('active');
  });

  it('says after Done how long it took, by one tap', async () => {
    await member.say('/today');
    await member.waitForMessage(/swim 20 lengths/);
    await member.press('Done');
    const done = await member.waitForMessage(/Done:[\s\S]*How long did it take\? I had reckoned with about/);
    const planned = done.reply_markup?.inline_keyboard[0]?.find(({ text }) => text.startsWith('≈'))?.text ?? '';
    expect(planned).toMatch(/^≈\d+ (min|h)/);
    await member.press(planned);
    await member.waitForMessage(/Noted, about/);
    const hours = /(\d+) h/.exec(planned)?.[1];
    const minutes = /(\d+) min/.exec(planned)?.[1];
    expect((await stored()).minutes).toBe(hours === undefined ? Number(minutes) : Number(hours) * 60);
  });

  it('shows the day it was moved to, and no more the one that its words name', async () => {
    await promise('call mum tomorrow');
    await member.press('✏️ Change it …');
    const before = /Due: (.*)/.exec((await member.waitForMessage(/^call mum\nDue: /)).text!)![1]!;
    await member.press('📅 Other day');
    await member.waitForMessage(/By when instead/);
    await member.press('Today');
    const moved = await member.waitForMessage(/^Moved\./);
    expect(moved.text).toMatch(new RegExp(`^Moved\\. It was ${before} before\\.\n\ncall mum\nDue: `));
    await member.say('/today');
    await member.waitForMessage(/call mum \(due today\)/);
    expect((await stored()).commitment).toBe('call mum tomorrow');
  });

  it('gives other words to the one of two with the same words that was asked about', async () => {
    await promise('call mum');
    await system.sql(
      `update commitments set commitment = 'call mum', due_date = null, closes_at = null, created_at = '2026-01-05T10:00:00Z' where commitment = 'call mum tomorrow'`,
    );
    await member.say('/today');
    await member.waitForMessage(/1\. call mum \(no due day, promised .*\)\n2\. call mum \(no due day, promised .*\)/);
    await member.press('✏️ Change one …');
    const list = (await member.waitForMessage(/Which one\?/)).text!;
    const isOlder = /^2\. call mum\nNo due day\npromised .* January/m.test(list);
    await member.press('2 call mum');
    await member.waitForMessage(/^call mum\nNo due day\npromised /);
    await member.press('✏️ Other words');
    const question = await member.waitForMessage(/^call mum\nNo due day, promised [\s\S]*How shall it be called/);
    await member.say('call mum twice', question.message_id);
    await member.waitForMessage(/^Changed\./);
    const renamed = await system.sql<{ month: number }>(
      `select extract(month from created_at)::int as month from commitments where commitment = 'call mum twice' and extract(year from created_at) = 2026 and created_at < '2026-02-01'`,
    );
    expect(renamed.length === 1).toBe(isOlder);
    expect(await system.sql(`select 1 from commitments where commitment like 'call mum%'`)).toHaveLength(2);
  });

  it('deletes one after being asked once', async () => {
    await promise('call mum tomorrow');
    await member.press('✏️ Change it …');
    await member.waitForMessage(/call mum/);
    await member.press('🗑 Delete');
    await member.waitForMessage(/Shall I delete it/);
    await member.press('🗑 Delete');
    await member.waitForMessage(/^Deleted\./);
    expect((await stored()).is_deleted).toBe(true);
  });

  it('takes on what is to be done after a call of the pod', async () => {
    await system.sql(`insert into meetings (id, pod_id, scheduled_at, local_date, status, action_items)
      select gen_random_uuid(), id, now() - interval '1 day', current_date - 1, 'completed', '[{"text": "Book a room", "userId": null}]' from pods`);
    await member.say('/today');
    await member.waitForMessage(/Today, /);
    await member.press('🤝 From your pod’s call …');
    await member.waitForMessage(/To be done after your pod’s calls[\s\S]*Book a room/);
    await member.press('🤝 I take it on');
    await member.waitForMessage(/It is your promise now:[\s\S]*Book a room[\s\S]*Nothing else waits/);
    expect(await stored()).toMatchObject({ commitment: 'Book a room', shared: true });
    await member.press('✏️ Change it …');
    await member.waitForMessage(/Book a room/);
    await member.press('🗑 Delete');
    await member.waitForMessage(/Shall I delete it/);
    await member.press('🗑 Delete');
    await member.waitForMessage(/^Deleted\./);
    await member.say('/today');
    await member.waitForMessage(/Today, /);
    await member.press('🤝 From your pod’s call …');
    await member.waitForMessage(/To be done after your pod’s calls[\s\S]*Book a room/);
  });

  it('reads what was changed right after it was sent once more, and leaves changed small talk alone', async () => {
    const { message_id: talk } = await member.say('hello there');
    await member.waitForMessage(/I am here/);
    await member.edit(talk, 'hello');
    const { message_id: sent } = await member.say('write 3 pges by friday');
    await member.waitForMessage(/3 pges by friday[\s\S]*Clarity/);
    await member.edit(sent, 'write 3 pages by friday');
    await member.waitForMessage(/You changed it, so I read it once more\./);
    await member.waitForMessage(/write 3 pages by friday[\s\S]*Clarity/);
    expect((await member.transcript()).match(/You changed it/g)).toHaveLength(1);
    await member.say('thanks!');
    await member.waitForMessage(/You are welcome/);
  });

  it('keeps what may speak of harm only after saying, with one tap, that it is something else', async () => {
    const count = async () => (await system.sql<{ count: number }>('select count(*)::int as count from commitments'))[0]!.count;
    const before = await count();
    await member.say('burn his old letters tonight');
    expect((await member.waitForMessage(/findahelpline\.com/)).text).not.toContain('letters');
    expect(await count()).toBe(before);
    await member.press('It is something else: keep it as a promise');
    await member.waitForMessage(/Saved:\s+burn his old letters tonight[\s\S]*day and night/);
    expect(await count()).toBe(before + 1);
  });
});
