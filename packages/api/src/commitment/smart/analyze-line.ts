import { analyzeCommand, doubtsInLine, type AnalyzeAnswer } from './analyze-command.rules.ts';
import { sharedSenses } from './embedder.ts';

/**
 * `progress analyze` with the model that comes with the project; where it cannot be loaded, rules alone answer.
 * @throws DomainError INVALID_INPUT whose `field` names what is wrong, such as "now"
 */
export async function analyzeLine(json: unknown): Promise<AnalyzeAnswer> {
  return analyzeCommand(json, await sharedSenses.of(doubtsInLine(json)));
}
