import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { DomainError } from '../lib/errors.ts';

/** A line of the input cannot be answered; the message names line, field and reason. Exit code 1. */
export class BadLineError extends Error {
  override readonly name = 'BadLineError';
}

type Streams = { readonly stdin: Readable; readonly stdout: Writable; readonly stderr: Writable };

/**
 * Answers each JSON line of the input with one JSON line, in order; an answer may take its time; empty lines are passed over. A line that cannot be answered has
 * none: number, field and reason go to the errors, one line each, and the others are answered.
 * @returns how many lines could not be answered
 */
export async function answerLines({ stdin, stdout, stderr }: Streams, answer: (json: unknown) => unknown): Promise<number> {
  let [number, bad] = [0, 0];
  for await (const line of createInterface({ input: stdin, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    try {
      await write(stdout, JSON.stringify(await answerOf(line, number, answer)));
    } catch (error) {
      if (!(error instanceof BadLineError)) throw error;
      bad += 1;
      await write(stderr, error.message);
    }
  }
  return bad;
}

async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(`${text}\n`)) await new Promise((resolve) => stream.once('drain', resolve));
}

async function answerOf(line: string, number: number, answer: (json: unknown) => unknown): Promise<unknown> {
  const json = parsed(line, number);
  try {
    return await answer(json);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new BadLineError(`line ${number}${error.field === undefined ? ':' : ','} ${error.message}`);
  }
}

function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new BadLineError(`line ${number}: this is no JSON (${(error as Error).message}).`);
  }
}
