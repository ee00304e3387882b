import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drive, type Person } from '../packages/playground/src/driver.ts';
import { System } from './support/system.ts';

describe('what is kept about a member is theirs, over the real processes', () => {
  let system: System;
  let member: Person;

  beforeAll(async () => {
    system = await System.start();
    member = await drive(system.telegramUrl).person({ first_name: 'Nora', language_code: 'en' });
    await member.say('/zone Vienna');
    await member.waitForMessage(/Vienna: it is/);
    await member.say('call my grandmother tomorrow');
    await member.waitForMessage(/Clarity/);
    await member.press('Keep');
    await member.waitForMessage(/Saved:/);
  });
  afterAll(() => system?.stop());

  it('is shown, corrected, forgotten and switched off', async () => {
    await member.say('/memory');
    await member.waitForMessage(/What I have learnt about your promises[\s\S]*Nothing yet/);
    await system.sql(`insert into memory_facts (user_id, fact) select id, 'Trains in the evening.' from users where telegram_user_id = ${member.id}`);
    await member.say('/memory');
    await member.waitForMessage(/1\. Trains in the evening\./);
    await member.say('/memory 2 I train in the mornings');
    await member.waitForMessage(/I know one thing about you; correct it like this: \/memory 1 I train in the mornings/);
    await member.say('/memory 1 I train in the mornings.');
    await member.waitForMessage(/Corrected[\s\S]*1\. I train in the mornings\./);
    await member.press('Forget 1');
    await member.waitForMessage(/Forgotten[\s\S]*Nothing yet/);
    expect(await system.sql('select 1 from memory_facts')).toEqual([]);
    await member.press('Learn nothing about me');
    await member.waitForMessage(/I learn nothing about you at present/);
    await member.press('You may learn again');
    await member.waitForMessage(/Thank you\. I look again/);
  });

  it('leads to advice, which is taken or put aside', async () => {
    await system.sql(`with p as (insert into pattern_claims (user_id, factor, level, direction, inside, outside, effect_pp, p_adjusted, looks_spent, first_seen, last_confirmed, valid_at, evidence, text)
        select u.id, f, '2+', 'down', '{}', '{}', '{"value": -40, "lo": -50, "hi": -30}', 0.001, 1, '2026-11-01', '2026-11-15', now(), '{}', 'Seen: ' || f from users u, unnest(array['load', 'duration']) f
        where telegram_user_id = ${member.id} returning id, user_id, factor)
      insert into recommendations (user_id, pattern_id, kind, text, created_at) select user_id, id, 'scope', 'Try less of ' || factor || '.', now() - (factor = 'load')::int * interval '1 hour' from p`);
    await member.say('/memory');
    await member.waitForMessage(/You could try:\n3\. 💡 Try less of duration\.\n4\. 💡 Try less of load\./);
    await member.press('3 Helpful');
    await member.waitForMessage(
      /In eight weeks I will tell you[\s\S]*You could try:\n3\. 💡 Try less of load[\s\S]*What you are trying:\n✔️ Try less of duration\./,
    );
    await member.press('3 Not for me');
    await member.waitForMessage(/Put aside/);
    expect(await system.sql(`select text, status from recommendations order by text`)).toEqual([
      { text: 'Try less of duration.', status: 'accepted' },
      { text: 'Try less of load.', status: 'dismissed' },
    ]);
    await member.press('Forget 1');
    await member.waitForMessage(/Forgotten/);
  });

  it('is handed out as a file', async () => {
    await member.say('/export');
    const sent = await member.waitForMessage(/everything that is kept about you/);
    expect(sent.document?.file_name).toMatch(/^my-data-\d{4}-\d\d-\d\d\.json$/);
    expect(sent.document?.file_size).toBeGreaterThan(500);
  });

  it('is erased only when that is typed out, and then without a trace', async () => {
    await member.say('/erase');
    await member.waitForMessage(/cannot be undone[\s\S]*\/erase ERASE MY DATA/);
    await member.say('/erase yes');
    await member.waitForMessage(/nothing was erased/);
    expect(await system.sql(`select 1 from users where telegram_user_id = ${member.id}`)).toHaveLength(1);
    await member.say('/erase ERASE MY DATA');
    await member.waitForMessage(/Done\. \d+ entries about you were erased/);
    expect(await system.sql(`select 1 from users where telegram_user_id = ${member.id}`)).toEqual([]);
    for (const table of ['commitments', 'commitment_events', 'commitment_readings', 'user_days', 'bot_chats', 'recommendations']) {
      expect([table, await system.sql(`select 1 from ${table}`)]).toEqual([table, []]);
    }
    await member.say('/start');
    await member.waitForMessage(/Hello Nora! You promise something small/);
  });
});
