import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from './read-text.rules.ts';

const NOW = new Date('2026-11-18T15:00:00Z');
const lines = readFileSync(new URL('../../../test/vectors/smart-wanted.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' | ') as [language: string, text: string, wanted: string]);

/** As it is written in the file: the intent of what is no promise, else the due days, or one of the two shorter ways to say what was wanted. */
function said(written: string, wanted: string): string {
  const [, timezone = 'America/New_York', text = ''] = /^(?:\{(\S+)\} )?(.*)$/.exec(written)!;
  const { isCommitment, intent, items } = readText(text, NOW, { timezone, dayStartHour: 0 });
  if (!isCommitment) return intent;
  if (wanted === 'p') return 'p';
  return /^\d$/.test(wanted) ? String(items.length) : items.map(({ dueDate }) => dueDate).join();
}

describe.each(['en', 'de', 'es', 'fr', 'pt'])('in %s', (language) => {
  it.each(lines.filter(([of]) => of === language))('%s: "%s" is %s', (_, text, wanted) => {
    expect(wanted.split('/')).toContain(said(text, wanted));
  });
});
