import type { ModelQuestion } from '../lib/language-model.ts';
import type { TokensUsed } from './model-tally.ts';

export type ModelSettings = {
  /** Where the endpoint is, such as https://llm.example.org/v1. */
  readonly url: string;
  /** Null for an endpoint that asks for none. */
  readonly apiKey: string | null;
  readonly model: string;
  /** How long an answer may take, in milliseconds; 4000 unless told otherwise. */
  readonly withinMs?: number;
};

/** What came of a request; `used` is null where the endpoint did not say. */
export type Said =
  | { readonly value: unknown; readonly failure: null; readonly used: TokensUsed | null }
  | { readonly value: null; readonly failure: 'timeout' | 'invalid' | 'error'; readonly status: number | null; readonly used: TokensUsed | null };

export type ModelWire = { ask(question: Pick<ModelQuestion<unknown>, 'instructions' | 'data' | 'shape'>): Promise<Said> };

const ANSWER_WITHIN_MS = 4_000;
/** An answer has at most so many tokens. */
export const LONGEST_ANSWER_TOKENS = 1_500;

/** Loaded only where a model is set up: a start without one pays nothing. */
async function loadSdk({ url, apiKey, model }: ModelSettings) {
  const [ai, { createOpenAICompatible }] = await Promise.all([import('ai'), import('@ai-sdk/openai-compatible')]);
  // What it warns about goes to standard output, which is the log's.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  const provider = createOpenAICompatible({
    name: 'llm',
    baseURL: url,
    ...(apiKey !== null && { apiKey }),
    supportsStructuredOutputs: true,
    // A text goes where the operator said and nowhere else.
    fetch: (to, init) => fetch(to, { ...init, redirect: 'error' }),
  });
  return { ai, model: provider(model) };
}
type Sdk = Awaited<ReturnType<typeof loadSdk>>;

/** Any endpoint that speaks the chat completions of OpenAI with a JSON schema. One request a question, no second try. */
export class OpenAiCompatible implements ModelWire {
  private readonly sdk: Promise<Sdk>;
  private readonly withinMs: number;

  constructor(settings: ModelSettings) {
    this.withinMs = settings.withinMs ?? ANSWER_WITHIN_MS;
    this.sdk = loadSdk(settings);
    this.sdk.catch(() => undefined);
  }

  async ask({ instructions, data, shape }: Pick<ModelQuestion<unknown>, 'instructions' | 'data' | 'shape'>): Promise<Said> {
    const { ai, model } = await this.sdk;
    const abortSignal = AbortSignal.timeout(this.withinMs);
    try {
      const { output, usage } = await ai.generateText({
        model,
        instructions,
        prompt: data,
        output: ai.Output.object({ schema: shape }),
        maxRetries: 0,
        maxOutputTokens: LONGEST_ANSWER_TOKENS,
        temperature: 0,
        abortSignal,
      });
      return { value: output, failure: null, used: usedOf(usage) };
    } catch (error) {
      return failureOf(ai, error, abortSignal.aborted);
    }
  }
}

type Usage = { readonly inputTokens?: number | undefined; readonly outputTokens?: number | undefined };

function usedOf(usage: Usage | undefined): TokensUsed | null {
  const { inputTokens, outputTokens } = usage ?? {};
  return inputTokens === undefined || outputTokens === undefined ? null : { input: inputTokens, output: outputTokens };
}

/** The kind of a failure and nothing of its words: they may repeat what was sent. */
function failureOf({ NoObjectGeneratedError, APICallError }: Sdk['ai'], error: unknown, isLate: boolean): Said {
  if (isLate) return { value: null, failure: 'timeout', status: null, used: null };
  if (NoObjectGeneratedError.isInstance(error)) return { value: null, failure: 'invalid', status: null, used: usedOf(error.usage) };
  const status = APICallError.isInstance(error) ? (error.statusCode ?? null) : null;
  // An answer that is not even of the protocol's form comes with the status of a success.
  const failure = status !== null && status >= 200 && status < 300 ? 'invalid' : 'error';
  return { value: null, failure, status, used: null };
}
