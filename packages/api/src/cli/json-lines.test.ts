import { Readable, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { DomainError } from '../lib/errors.ts';
import { answerLines } from './json-lines.ts';

/** Collects what is written to it, and is slow enough that its writer has to wait. */
function sink(): { readonly stream: Writable; readonly text: () => string } {
  let text = '';
  const stream = new Writable({
    highWaterMark: 4,
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { stream, text: () => text };
}

async function said(input: string): Promise<{ output: string; errors: string; bad: number }> {
  const [output, errors] = [sink(), sink()];
  const answer = (json: unknown): unknown => {
    if (json === 'wrong') throw new DomainError('INVALID_INPUT', 'events[3].at: Give an instant.', 'events[3].at');
    if (json === 'odd') throw new DomainError('INVALID_INPUT', 'Give an object.');
    if (json === 'bug') throw new TypeError('x is not a function');
    return { doubled: Number(json) * 2 };
  };
  const bad = await answerLines({ stdin: Readable.from([input]), stdout: output.stream, stderr: errors.stream }, answer);
  return { output: output.text(), errors: errors.text(), bad };
}

it('answers line by line, whatever the line ends and empty lines', async () => {
  expect(await said('1\r\n\n  \n2\n3')).toEqual({ output: '{"doubled":2}\n{"doubled":4}\n{"doubled":6}\n', errors: '', bad: 0 });
});
it('answers nothing to nothing', async () => {
  expect(await said('')).toEqual({ output: '', errors: '', bad: 0 });
});
it('names line and field of each line that it cannot answer, and answers the others', async () => {
  expect(await said('1\n"wrong"\n3\n\n"odd"\n6')).toEqual({
    output: '{"doubled":2}\n{"doubled":6}\n{"doubled":12}\n',
    errors: 'line 2, events[3].at: Give an instant.\nline 5: Give an object.\n',
    bad: 2,
  });
});
it('says when a line is no JSON, and goes on', async () => {
  const { output, errors, bad } = await said('\n{"a":\n4');
  expect(errors).toMatch(/^line 2: this is no JSON \(.*\)\.\n$/);
  expect([output, bad]).toEqual(['{"doubled":8}\n', 1]);
});
it('does not take a fault of its own for a bad line', async () => {
  await expect(said('1\n"bug"')).rejects.toThrow(TypeError);
});
