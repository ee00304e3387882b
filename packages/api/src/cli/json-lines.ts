import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { DomainError } from '../lib/errors.ts';

/** A line of the input cannot be answered; the message names line, field and reason. Exit code 1. */
export class BadLineError extends Error {
  override readonly name = 'BadLineError';
}

/**
 * Answers each JSON line of the input with one JSON line, in order; an answer may take its time; empty lines are passed over. Stops at the first line that cannot be answered: what was
 * written before it stands.
 * @throws BadLineError
 */
export async function answerLines(input: Readable, output: Writable, answer: (json: unknown) => unknown): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const text = JSON.stringify(await answerOf(line, number, answer));
    if (!output.write(`${text}\n`)) await new Promise((resolve) => output.once('drain', resolve));
  }
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
