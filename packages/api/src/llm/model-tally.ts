import type { ModelRefusal } from '../lib/language-model.ts';

export type TokensUsed = { readonly input: number; readonly output: number };

/** Counts what the language model was asked and why its help was not taken, since the process began. */
export class ModelTally {
  /** Requests sent to the endpoint. */
  calls = 0;
  /** Questions answered from what was remembered. */
  remembered = 0;
  /** Tokens as the endpoint counted them. */
  readonly tokens = { input: 0, output: 0 };
  private readonly refusals = new Map<ModelRefusal, number>();

  refused(reason: ModelRefusal): void {
    this.refusals.set(reason, (this.refusals.get(reason) ?? 0) + 1);
  }

  used({ input, output }: TokensUsed): void {
    this.tokens.input += input;
    this.tokens.output += output;
  }

  fallbacks(): Iterable<readonly [reason: ModelRefusal, count: number]> {
    return this.refusals;
  }
}
