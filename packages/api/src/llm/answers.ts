import { createHash } from 'node:crypto';
import type { ModelQuestion } from '../lib/language-model.ts';
import type { Query } from '../lib/query.ts';

type Asked = Pick<ModelQuestion<unknown>, 'rememberedFor' | 'instructions' | 'data'>;

/** What an answer is remembered under: SHA-256, hexadecimal, of the model, what it was told and asked, and what that holds for. */
export function hashOf(model: string, { rememberedFor, instructions, data }: Asked): string {
  return createHash('sha256')
    .update(JSON.stringify([model, rememberedFor, instructions, data]))
    .digest('hex');
}

/** What the language model answered each member; nobody is answered with what was said to somebody else. */
export class Answers {
  constructor(private readonly query: Query) {}

  /** The answer as it came, or undefined. */
  async recall(memberId: string, hash: string): Promise<unknown> {
    const [row] = await this.query<{ answer: unknown }>('select answer from llm_answers where user_id = $1 and hash = $2', [memberId, hash]);
    return row?.answer;
  }

  async keep(memberId: string, hash: string, kept: { readonly answer: unknown; readonly at: Date }): Promise<void> {
    await this.query('insert into llm_answers (user_id, hash, answer, created_at) values ($1, $2, $3::jsonb, $4) on conflict (user_id, hash) do nothing', [
      memberId,
      hash,
      JSON.stringify(kept.answer),
      kept.at,
    ]);
  }
}
