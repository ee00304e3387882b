import { Liquid } from 'liquidjs';
import { DomainError } from '../lib/errors.ts';
import type { SequenceStep } from './sequence.rules.ts';

type Words = Readonly<Record<string, string | number>>;
/** What a message may speak of, with a value to try it with. */
const EXAMPLE: Words = { first_name: 'Ana', goals_category: 'health', current_streak: 3 };

/** Nothing is read from files, and a message cannot keep the process busy. */
const liquid = new Liquid({
  templates: {},
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  parseLimit: 20_000,
  renderLimit: 50,
  memoryLimit: 100_000,
});

/**
 * Proves, when steps are saved, that their messages can be written: in Liquid, with `first_name`, `goals_category` and `current_streak`.
 * @throws DomainError INVALID_INPUT `steps`, with the number of the step and what Liquid says
 */
export function requireWritable(steps: readonly SequenceStep[]): void {
  for (const [at, { message }] of steps.entries()) {
    if (message === undefined) continue;
    try {
      if (written(message, EXAMPLE).trim() === '') throw new Error('it says nothing');
    } catch (error) {
      const why = error instanceof Error ? error.message.split('\n')[0] : 'it is no Liquid';
      const words = Object.keys(EXAMPLE).join(', ');
      throw new DomainError('INVALID_INPUT', `The message of step ${at + 1} cannot be written: ${why}. It may speak of ${words}.`, 'steps');
    }
  }
}

/** A message with the member's words in it. */
export const written = (message: string, words: Words): string => liquid.parseAndRenderSync(message, words) as string;
