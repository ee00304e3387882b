import { expect, test } from 'vitest';
import { isTwiliosWord, wishOf } from './stop-words.rules.ts';

test.each([
  'STOP',
  'stop.',
  ' Stop! ',
  'Stopp',
  'STOP ALL',
  'please stop',
  'Stop now!!',
  'ＳＴＯＰ',
  'unsubscribe',
  'UNSUBSCRIBE ME PLEASE',
  'opt out',
  'opt-out',
  'Quit',
  'stop texting me please',
  'Please stop sending me these messages',
  'can you stop the texts',
  'no more texts',
  "Don't text me",
  'don’t text me again',
  'do not contact me again',
  'take me off this list',
  'leave me alone',
  'I don’t want these messages anymore',
  'i no longer want to receive sms',
  'wrong number',
  'Abmelden',
  'bitte abmelden',
  'Bitte melden Sie mich ab',
  'meld mich bitte ab',
  'Keine SMS mehr',
  'keine Nachrichten mehr bitte',
  'Hör auf',
  'hört bitte auf',
  'Hören Sie auf!',
  'Aufhören!!!',
  'Schreib mir nicht mehr',
  'schickt mir bitte keine SMS',
  'Lasst mich in Ruhe',
  'Ich möchte keine SMS',
  'Ich will das nicht mehr',
  'Stopp bitte 🙏',
  'Ende',
  'Stop it',
  'stop these',
  'unsub',
  'enough already',
  'no sms please',
  'Schluss damit',
  'Könnt ihr bitte aufhören mir zu schreiben?',
  'Bitte löscht meine Nummer',
])('"%s" stops it', (text) => {
  expect(wishOf(text)).toBe('stop');
});

test.each([
  'START',
  'start again please',
  'unstop',
  'Yes',
  'please text me again',
  'resume the messages',
  'sign me back up',
  'opt in',
  'Anmelden',
  'wieder anmelden',
  'Bitte wieder SMS schicken',
  'schreib mir wieder',
  'Meldet mich bitte wieder an',
])('"%s" starts it', (text) => {
  expect(wishOf(text)).toBe('start');
});

test.each([
  '',
  '👍',
  'Thanks!',
  'I ran 5k today',
  'I cannot come tomorrow',
  "don't stop, this helps me",
  'please do not unsubscribe me',
  "I can't stop smiling",
  'Bitte nicht abmelden',
  'hör nicht auf',
  'I will stop by at nine',
  'the bus stop was closed',
  'Am Ende hat es geklappt',
  'I want to quit smoking',
  'Ich habe aufgehört zu rauchen',
  'start of the run was hard',
  'yes I did it',
  'I got no message from my pod',
  'weiter so!',
  'cancel my booking for tomorrow',
  'kannst du das Aufhören erklären',
  'Bin heute krank',
  'Was ist das Ende der Woche?',
])('"%s" asks for neither', (text) => {
  expect(wishOf(text)).toBeNull();
});

test('Twilio answers its own words by itself, and no others', () => {
  expect(['STOP', ' stop ', 'Start', 'stopall'].map(isTwiliosWord)).toEqual([true, true, true, true]);
  expect(['stop texting me', 'stopp', 'stop!'].map(isTwiliosWord)).toEqual([false, false, false]);
});
