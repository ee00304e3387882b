import type { Log } from '../lib/log.ts';
import type { Query } from '../lib/query.ts';
import { GuardedModel } from './guarded-model.ts';
import { OpenAiCompatible, type ModelSettings } from './openai-compatible.ts';
import type { TokenLimits } from './token-budget.ts';

export type GuardedSettings = ModelSettings & { readonly limits: TokenLimits };

/** The language model that was set up, behind its guards; null when none was. */
export function openModel(settings: GuardedSettings | null | undefined, query: Query, log: Log): GuardedModel | null {
  return settings ? new GuardedModel({ name: settings.model, wire: new OpenAiCompatible(settings), limits: settings.limits, query, log }) : null;
}
