import type { LanguageModel, ModelAnswer, ModelQuestion, ModelRefusal } from '../lib/language-model.ts';
import type { Log } from '../lib/log.ts';
import type { Query } from '../lib/query.ts';
import { Answers, hashOf } from './answers.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { ModelTally } from './model-tally.ts';
import { LONGEST_ANSWER_TOKENS, type ModelWire, type Said } from './openai-compatible.ts';
import { TokenBudget, type TokenLimits } from './token-budget.ts';

export type ModelParts = {
  readonly name: string;
  readonly wire: ModelWire;
  readonly query: Query;
  readonly limits: TokenLimits;
  readonly log: Log;
};

type Any = ModelQuestion<unknown>;

/** A token is seldom less than three bytes; what frames a question takes a few hundred. */
const BYTES_PER_TOKEN = 3;
const FRAME_TOKENS = 600;
const atMost = ({ instructions, data }: Any): number =>
  FRAME_TOKENS + Math.ceil((Buffer.byteLength(instructions) + Buffer.byteLength(data)) / BYTES_PER_TOKEN) + LONGEST_ANSWER_TOKENS;

const refuse = (refusal: ModelRefusal): ModelAnswer<never> => ({ value: null, refusal });

/**
 * A language model that cannot do harm by being slow, wrong, away or dear: what was answered before is not asked again, an endpoint that fails is left alone for a
 * while, tokens are kept within the day's budget, and an answer is taken only in the shape that was asked for and without fault.
 */
export class GuardedModel implements LanguageModel {
  readonly name: string;
  readonly tally = new ModelTally();
  readonly breaker = new CircuitBreaker();
  private readonly answers: Answers;
  private readonly budget: TokenBudget;
  private readonly underWay = new Map<string, Promise<ModelAnswer<unknown>>>();

  constructor(private readonly parts: ModelParts) {
    this.name = parts.name;
    this.answers = new Answers(parts.query);
    this.budget = new TokenBudget(parts.query, parts.limits);
  }

  async ask<Answer>(question: ModelQuestion<Answer>): Promise<ModelAnswer<Answer>> {
    const answer = await this.raw(question as Any);
    if (answer.refusal !== null) return this.refused(answer.refusal);
    const read = question.shape.safeParse(answer.value);
    const fault = read.success ? question.fault(read.data) : 'invalid';
    return fault === null && read.success ? { value: read.data, refusal: null } : this.refused(fault ?? 'invalid');
  }

  private refused(reason: ModelRefusal): ModelAnswer<never> {
    this.tally.refused(reason);
    return refuse(reason);
  }

  /** The same question twice at the same time is one. */
  private async raw(question: Any): Promise<ModelAnswer<unknown>> {
    const hash = hashOf(this.name, question);
    const id = `${question.memberId}/${hash}`;
    const asked = this.underWay.get(id) ?? this.find(question, hash).finally(() => this.underWay.delete(id));
    this.underWay.set(id, asked);
    try {
      return await asked;
    } catch (error) {
      this.parts.log.error({ err: error }, 'the language model could not be asked');
      return refuse('error');
    }
  }

  private async find(question: Any, hash: string): Promise<ModelAnswer<unknown>> {
    const remembered = await this.answers.recall(question.memberId, hash);
    if (remembered !== undefined) {
      this.tally.remembered += 1;
      return { value: remembered, refusal: null };
    }
    const answer = await this.call(question);
    if (answer.refusal === null) await this.answers.keep(question.memberId, hash, { answer: answer.value, at: question.now });
    return answer;
  }

  private async call(question: Any): Promise<ModelAnswer<unknown>> {
    const { memberId, now } = question;
    if (!this.breaker.enter(now.getTime())) return refuse('error');
    const taken = atMost(question);
    const isCovered = await this.budget.take(memberId, now, taken).catch((error: unknown) => {
      this.breaker.unused();
      throw error;
    });
    if (!isCovered) {
      this.breaker.unused();
      return refuse('budget');
    }
    this.tally.calls += 1;
    const said = await this.parts.wire.ask(question).catch((): Said => ({ value: null, failure: 'error', status: null, used: null }));
    this.judge(said, now);
    await this.budget.settle(memberId, now, { taken, used: costOf(said, taken) });
    return said.failure === null ? { value: said.value, refusal: null } : refuse(said.failure);
  }

  private judge(said: Said, now: Date): void {
    if (said.used) this.tally.used(said.used);
    if (said.failure === null) return this.breaker.succeeded();
    const wasOpen = this.breaker.isOpen;
    this.breaker.failed(now.getTime());
    if (this.breaker.isOpen && !wasOpen)
      this.parts.log.warn({ failure: said.failure, status: said.status }, 'the language model fails: it is left alone for a minute at a time until it answers');
  }
}

/** What a call cost; all that was taken for it when the endpoint does not say, nothing when it refused. */
function costOf({ used, failure }: Said, taken: number): number {
  if (used !== null) return used.input + used.output;
  return failure === 'error' ? 0 : taken;
}
