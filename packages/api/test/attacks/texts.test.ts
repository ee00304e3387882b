import { expect, test } from 'vitest';
import { target } from './target.ts';

const it = await target();
const { ana, askAs, ask } = it;
const ANALYZE = 'mutation ($input: AnalyzeCommitmentInput!) { analyzeCommitment(input: $input) { reading { id } } }';
const CREATE = 'mutation ($input: CreateCommitmentInput!) { createCommitment(input: $input) { commitment { commitment } } }';

/** As long as a message may be, and of the kind on which careless patterns spend seconds. */
const LONG = 4_000;
const filled = (unit: string): string => unit.repeat(Math.ceil(LONG / unit.length)).slice(0, LONG);

test.each([
  ['one letter', filled('a')],
  ['spaces', `I will ${filled(' ')}x`],
  ['digits', filled('1')],
  ['digits with points between', filled('1.')],
  ['times', filled('10:00 ')],
  ['half times', filled('at 1')],
  ['dates', filled('2026-12-01 ')],
  ['half dates', filled('12/')],
  ['the word "and"', filled('and ')],
  ['"every" and "on"', filled('every on ')],
  ['the days of the week', filled('monday tuesday ')],
  ['quotes', filled('"')],
  ['brackets', filled('((((')],
  ['line ends', filled('\n')],
  ['commas', filled(',')],
  ['marks that stand on one letter', `a${filled('\u0301')}`],
  ['signs of joining', filled('\u200d')],
  ['signs that turn the direction', filled('\u202e')],
  ['flags and families', filled('👨‍👩‍👧‍👦')],
  ['letters of five scripts', filled('aяα中א')],
  ['numbers with units', filled('10 km 5 min ')],
  ['addresses', filled('a@b.')],
  ['links', filled('http://')],
])('a message that is nothing but %s is read or refused, and nobody waits for it', async (_, text) => {
  const [reply, health] = await Promise.all([askAs(ana, ANALYZE, { input: { text } }), ask('{ health { status } }')]);
  expect(reply.status).toBe(200);
  expect([undefined, 'INVALID_INPUT']).toContain(reply.codes[0]);
  expect(health.status).toBe(200);
});

test('what is kept of a text has no signs in it that hide or turn what is read', async () => {
  const { data, codes } = await askAs(ana, CREATE, { input: { text: 'Read\u0000 \u202eten\u202c pages\u200b <script>alert(1)</script>' } });
  expect(codes).toEqual([]);
  const kept = data.createCommitment.commitment.commitment as string;
  expect(['\u0000', '\u202e', '\u202c'].filter((sign) => kept.includes(sign))).toEqual([]);
});
