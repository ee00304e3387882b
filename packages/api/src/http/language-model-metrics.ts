import type { ModelTally } from '../llm/model-tally.ts';

/** What the figures tell of a language model. */
export type WatchedModel = { readonly tally: ModelTally; readonly breaker: { readonly isOpen: boolean } };

type Value = { readonly labels: { readonly [name: string]: string }; readonly value: number };
type Described = { readonly name: string; readonly help: string; readonly type: 'counter' | 'gauge'; readonly values: readonly Value[] };

const alone = (value: number): Value[] => [{ labels: {}, value }];

/** The figures of the language model; none where there is none. */
export function modelMetrics(model: WatchedModel | null): (() => Described)[] {
  if (model === null) return [];
  const { tally, breaker } = model;
  return [
    () => ({ name: 'progress_llm_calls_total', help: 'Requests to the language model.', type: 'counter', values: alone(tally.calls) }),
    () => ({ name: 'progress_llm_remembered_total', help: 'Questions answered without a request.', type: 'counter', values: alone(tally.remembered) }),
    () => ({
      name: 'progress_llm_fallbacks_total',
      help: 'Messages read without its help, by reason.',
      type: 'counter',
      values: [...tally.fallbacks()].map(([reason, value]) => ({ labels: { reason }, value })),
    }),
    () => ({
      name: 'progress_llm_tokens_total',
      help: 'Tokens as the endpoint counted them.',
      type: 'counter',
      values: Object.entries(tally.tokens).map(([kind, value]) => ({ labels: { kind }, value })),
    }),
    () => ({ name: 'progress_llm_circuit_open', help: 'Whether it is left alone because it failed.', type: 'gauge', values: alone(breaker.isOpen ? 1 : 0) }),
  ];
}
