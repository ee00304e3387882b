import type { z } from 'zod';

/**
 * Why a language model's help was not taken. `timeout`: it was late; `invalid`: its answer has another shape; `unfaithful`: its answer says what was never given;
 * `budget`: the tokens of the day are spent; `error`: it could not be asked, or has failed so often lately that it is left alone.
 */
export type ModelRefusal = 'timeout' | 'invalid' | 'unfaithful' | 'budget' | 'error';

export type ModelQuestion<Answer> = {
  /** Whose tokens are spent, and whose answers are remembered. */
  readonly memberId: string;
  /** The instant of the request. */
  readonly now: Date;
  /** What the answer holds for beside the data: the same question with the same text is asked once. */
  readonly rememberedFor: string;
  readonly instructions: string;
  /** What it is about, without anything that says who somebody is: it leaves the house. */
  readonly data: string;
  readonly shape: z.ZodType<Answer>;
  /** What is wrong with an answer that has the shape; null when it can be taken. */
  readonly fault: (answer: Answer) => 'invalid' | 'unfaithful' | null;
};

export type ModelAnswer<Answer> = { readonly value: Answer; readonly refusal: null } | { readonly value: null; readonly refusal: ModelRefusal };

/** A language model outside the house. It never throws, and never takes longer than its time: whoever asks goes on without it. */
export type LanguageModel = {
  /** Its name where it runs. */
  readonly name: string;
  ask<Answer>(question: ModelQuestion<Answer>): Promise<ModelAnswer<Answer>>;
};
