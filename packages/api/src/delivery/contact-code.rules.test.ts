import { expect, test } from 'vitest';
import { codeMessage, openness, secondsUntilNextCode } from './contact-code.rules.ts';

const sent = new Date('2026-11-18T15:00:00Z');
const after = (seconds: number): Date => new Date(sent.getTime() + seconds * 1000);

test('a code is good for ten minutes and five guesses', () => {
  expect(openness({ codeSentAt: sent, codeAttempts: 4 }, after(599))).toBe('open');
  expect(openness({ codeSentAt: sent, codeAttempts: 0 }, after(600))).toBe('expired');
  expect(openness({ codeSentAt: sent, codeAttempts: 5 }, after(1))).toBe('used_up');
  expect(openness({ codeSentAt: null, codeAttempts: 0 }, sent)).toBe('expired');
});

test('the next code may be sent a minute later', () => {
  expect(secondsUntilNextCode({ codeSentAt: sent }, after(0.5))).toBe(60);
  expect(secondsUntilNextCode({ codeSentAt: sent }, after(60))).toBe(0);
  expect(secondsUntilNextCode({ codeSentAt: null }, sent)).toBe(0);
});

test('a message with a code is one SMS, in German for those who speak it', () => {
  expect(codeMessage('012345', 'de-AT')).toContain('Dein Code ist 012345.');
  for (const locale of ['en', 'fr', undefined]) expect(codeMessage('012345', locale)).toContain('Your code is 012345.');
  expect(codeMessage('012345', 'de').length).toBeLessThan(160);
});
