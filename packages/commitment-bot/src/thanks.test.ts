import { expect, test } from 'vitest';
import { isThanks } from './thanks.ts';

test.each(['thanks!', 'Thank you', 'ok, thanks', 'Danke dir!', 'vielen Dank', 'danke 🙏', 'Gracias', 'merci beaucoup', 'obrigada'])(
  '"%s" says thank you',
  (words) => {
    expect(isThanks(words)).toBe(true);
  },
);

test.each(['thank the neighbours', 'write three thank-you notes', 'danke sagen', 'done, thanks to Anna', 'thanksgiving dinner for six', 'ok'])(
  '"%s" says something else',
  (words) => {
    expect(isThanks(words)).toBe(false);
  },
);
