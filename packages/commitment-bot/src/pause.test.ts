import type { FmtString } from 'telegraf/format';
import { expect, test } from 'vitest';
import { lengths } from './pause.ts';
import { german } from './text.de.ts';
import { english } from './text.en.ts';

test('a break is offered from today on, each length with its last day', () => {
  const { words, rows } = lengths('2026-11-22', english);
  expect((words as FmtString).text).toBe(`${english.pause.offer}\n\n${english.pause.typed}`);
  expect(rows?.flat().map((button) => [button.text, 'callback_data' in button && button.callback_data])).toEqual([
    ['Just today', 'break:2026-11-22'],
    ['3 days, until Tue 24 Nov', 'break:2026-11-24'],
    ['7 days, until Sat 28 Nov', 'break:2026-11-28'],
    ['14 days, until Sat 5 Dec', 'break:2026-12-05'],
  ]);
});

test('a break is offered in German', () => {
  expect(
    lengths('2026-12-30', german)
      .rows?.flat()
      .map(({ text }) => text),
  ).toEqual(['Nur heute', '3 Tage, bis Fr., 1. Jan.', '7 Tage, bis Di., 5. Jan.', '14 Tage, bis Di., 12. Jan.']);
});
