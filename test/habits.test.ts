import { afterAll, beforeAll, expect, it } from 'vitest';
import { drive, type Person } from '../packages/playground/src/driver.ts';
import { System } from './support/system.ts';

let system: System;
let member: Person;
beforeAll(async () => {
  system = await System.start();
  member = await drive(system.telegramUrl).person({ first_name: 'Ida', language_code: 'de' });
});
afterAll(() => system?.stop());

it('a promise that repeats is kept, moved to other days, called otherwise by a reply, and ended after one question', async () => {
  await member.say('/start');
  await member.waitForMessage(/Hallo Ida/);
  await member.say('Wien');
  await member.waitForMessage(/Wann endet dein Tag/);
  await member.say('jeden Montag schwimmen');
  await member.waitForMessage(/Wiederholt sich: Jeden Montag/);
  await member.press('Speichern');
  await member.waitForMessage(/Gespeichert/);

  await member.say('/habits');
  await member.waitForMessage(/Jeden Montag\ndanach wieder am Montag/);
  await member.press('📅 Andere Tage');
  await member.waitForMessage(/An welchen Tagen/);
  await member.press('✓ Mo');
  await member.waitForMessage((message) => !JSON.stringify(message.reply_markup).includes('"Speichern"'));
  await member.press('Di');
  await member.waitForMessage((message) => JSON.stringify(message.reply_markup).includes('✓ Di'));
  await member.press('Do');
  await member.waitForMessage((message) => JSON.stringify(message.reply_markup).includes('✓ Do'));
  await member.press('Speichern');
  await member.waitForMessage(/Geändert[\s\S]*Jeden Dienstag und Donnerstag/);

  await member.press('✏️ Andere Worte');
  const question = await member.waitForMessage(/Wie soll es ab jetzt heißen/);
  await member.say('jeden Freitag 6 km laufen', question.message_id);
  const changed = await member.waitForMessage(/Geändert/);
  expect('text' in changed && changed.text).toMatch(/jeden Freitag 6 km laufen\nJeden Freitag\ndanach wieder am Freitag/);

  await member.press('✏️ Andere Worte');
  const again = await member.waitForMessage(/Wie soll es ab jetzt heißen/);
  await member.say('dienstags und donnerstags', again.message_id);
  await member.waitForMessage(/Geändert[\s\S]*jeden Freitag 6 km laufen\nJeden Dienstag und Donnerstag/);

  await member.press('Beenden');
  await member.waitForMessage(/Soll es wirklich enden/);
  await member.press('Beenden');
  await member.waitForMessage(/Beendet\./);
  await member.say('/habits');
  await member.waitForMessage(/Noch wiederholt sich nichts/);
});

it('keeps the time of day of what repeats, and puts the day in order by it', async () => {
  for (const [words, shown] of [
    ['jeden Tag um 18 Uhr lesen', /Wiederholt sich: Jeden Tag, 18:00 Uhr/],
    ['jeden Tag um 7 Uhr laufen', /Wiederholt sich: Jeden Tag, 07:00 Uhr/],
  ] as const) {
    await member.say(words);
    await member.waitForMessage(shown);
    await member.press('Speichern');
    await member.waitForMessage(/Gespeichert:[\s\S]*Jeden Tag, \d\d:00 Uhr/);
  }
  await member.say('/today');
  await member.waitForMessage(/1\. jeden Tag um 7 Uhr laufen \(.*, 07:00 Uhr\)\n2\. jeden Tag um 18 Uhr lesen \(.*, 18:00 Uhr\)/);
  await member.say('/habits');
  await member.waitForMessage(/jeden Tag um 7 Uhr laufen\nJeden Tag, 07:00 Uhr\n/);
  await member.press('2 jeden Tag um 7 Uhr laufen');
  await member.waitForMessage(/^jeden Tag um 7 Uhr laufen\nJeden Tag, 07:00 Uhr/);
  await member.press('✏️ Andere Worte');
  const question = await member.waitForMessage(/jeden Tag um 7 Uhr laufen\nJeden Tag, 07:00 Uhr[\s\S]*Wie soll es ab jetzt heißen/);
  await member.say('jeden Tag um 20 Uhr laufen', question.message_id);
  await member.waitForMessage(/Geändert[\s\S]*jeden Tag um 20 Uhr laufen\nJeden Tag, 20:00 Uhr/);
  await member.say('/today');
  await member.waitForMessage(/1\. jeden Tag um 18 Uhr lesen[\s\S]*2\. jeden Tag um 20 Uhr laufen \(.*, 20:00 Uhr\)/);
});
