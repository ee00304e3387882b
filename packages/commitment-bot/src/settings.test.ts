import type { FmtString } from 'telegraf/format';
import { expect, test } from 'vitest';
import { menuOfChat } from './menu.ts';
import { readerOf, settingsOf, writtenSpan } from './settings.ts';
import { german } from './text.de.ts';
import { english } from './text.en.ts';

const preferences = {
  locale: 'de-AT',
  dueToday: true,
  llmOptIn: false,
  memoryOptOut: false,
  weeklySummary: null,
  quietHours: { start: '21:00', end: '08:00' },
  channels: { sms: false, email: false },
};
const ALL = { sms: true, email: true, languageModel: true };
const user = { id: 'm', roles: [], notificationPreferences: preferences, contactPoints: [] };

test('settings say what is set, and offer what is not', () => {
  const { words, rows } = settingsOf(user, ALL, german, false);
  expect((words as FmtString).text).toBe(
    'Deine Einstellungen\nSprache: Deutsch\nRuhezeit: 21:00 – 08:00\nAbendfrage: an\nWochenrückblick: aus\n📱 Telefon: keine\n✉️ E-Mail: keine\n\nWas warten kann, schicke ich nicht in deiner Ruhezeit.',
  );
  expect(rows?.map((row) => row.map(({ text }) => text))).toEqual([
    ['English'],
    ['Ruhezeit …'],
    ['📱 Telefon', '✉️ E-Mail'],
    ['Abendfrage ausschalten'],
    ['Wochenrückblick …'],
    ['Wer mitliest …'],
  ]);
});

test('what the community has not set up is not offered, and an address that is kept there still can be taken away', () => {
  const { words, rows } = settingsOf(user, { sms: false, email: true, languageModel: false }, english, false);
  expect((words as FmtString).text).not.toMatch(/Phone/);
  expect(rows?.flat().map(({ text }) => text)).toEqual(['English', 'Quiet hours …', '✉️ E-mail', 'No evening check-in', 'Weekly summary …']);
  const phone = { id: 'c', kind: 'SMS', address: '+43660123456', verifiedAt: null, optedOutAt: null, bouncedAt: null, isUsable: false } as const;
  const kept = settingsOf({ ...user, contactPoints: [phone] }, { sms: false, email: false, languageModel: false }, english, false);
  expect(kept.rows?.[2]?.map(({ text }) => text)).toEqual(['📱 Phone']);
  expect(settingsOf(user, { sms: false, email: false, languageModel: false }, english, false).rows).toHaveLength(4);
});

test.each([
  [false, 'Now: only this community’s own computer.', 'Let it read along', 'reader:on'],
  [true, 'Now: a language model outside may read along.', 'Keep it here', 'reader:off'],
])('who reads along is said, and the other is offered: %s', (llmOptIn, said, offered, data) => {
  const { words, rows } = readerOf({ llmOptIn }, english);
  expect((words as FmtString).text).toContain(said);
  expect(rows?.[0]).toMatchObject([{ text: offered, callback_data: data }]);
});

test('no quiet hours are said to be none', () => {
  const { words } = settingsOf({ ...user, notificationPreferences: { ...preferences, locale: 'fr', quietHours: null, dueToday: false } }, ALL, english, true);
  expect((words as FmtString).text).toBe(
    `${english.settings.changed}\n\nYour settings\nLanguage: English\nQuiet hours: none\nEvening check-in: off\nWeekly summary: off\n📱 Phone: none\n✉️ E-mail: none`,
  );
});

test.each([
  ['22:30-06:45', { start: '22:30', end: '06:45' }],
  ['22-7', { start: '22:00', end: '07:00' }],
  ['22.30 bis 7', { start: '22:30', end: '07:00' }],
  ['9 to 24', null],
  ['22:60-7', null],
  ['at night', null],
])('quiet hours written as "%s"', (typed, span) => {
  expect(writtenSpan(typed)).toEqual(span);
});

test('the menu of a chat speaks the language that was chosen there', () => {
  expect(menuOfChat(7, 'de')).toMatchObject({
    scope: { type: 'chat', chat_id: 7 },
    commands: expect.arrayContaining([{ command: 'today', description: german.menu.today }]),
  });
});
