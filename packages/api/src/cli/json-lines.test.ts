import { Readable, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { DomainError } from '../lib/errors.ts';
import { answerLines } from './json-lines.ts';

async function said(input: string): Promise<{ output: string; refusal: string | null }> {
  let output = '';
  const sink = new Writable({
    highWaterMark: 4,
    write(chunk, _encoding, done) {
      output += String(chunk);
      done();
    },
  });
  const answer = (json: unknown): unknown => {
    if (json === 'wrong') throw new DomainError('INVALID_INPUT', 'events[3].at: Give an instant.', 'events[3].at');
    if (json === 'odd') throw new DomainError('INVALID_INPUT', 'Give an object.');
    return { doubled: Number(json) * 2 };
  };
  const refusal = await answerLines(Readable.from([input]), sink, answer).then(
    () => null,
    (error: Error) => error.message,
  );
  return { output, refusal };
}

it('answers line by line, whatever the line ends and empty lines', async () => {
  expect(await said('1\r\n\n  \n2\n3')).toEqual({ output: '{"doubled":2}\n{"doubled":4}\n{"doubled":6}\n', refusal: null });
});
it('answers nothing to nothing', async () => {
  expect(await said('')).toEqual({ output: '', refusal: null });
});
it('names line and field of what it cannot answer, and stops there', async () => {
  expect(await said('1\n"wrong"\n3')).toEqual({ output: '{"doubled":2}\n', refusal: 'line 2, events[3].at: Give an instant.' });
  expect(await said('"odd"')).toEqual({ output: '', refusal: 'line 1: Give an object.' });
});
it('says when a line is no JSON', async () => {
  expect((await said('\n{"a":')).refusal).toMatch(/^line 2: this is no JSON \(/);
});
