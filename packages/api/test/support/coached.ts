import type { AppOptions } from '../../src/app-options.ts';
import { FixedClock } from '../../src/lib/clock.ts';
import { usualPreferences } from '../../src/user/preferences.rules.ts';
import { testApi } from './api.ts';
import { NOW } from './clock.ts';
import { languageModelServer } from './language-model-server.ts';
import { makeUser } from './make.ts';

const READ = `mutation ($input: AnalyzeCommitmentInput!) { analyzeCommitment(input: $input) { reading {
  id isCommitment items { text score points { S M A R T } reasons { letter text } category asksCategory dueDate question questionLetter rewrite safety } } } }`;
const KEEP = 'mutation ($input: CreateCommitmentInput!) { createCommitment(input: $input) { commitment { id } } }';

export type CoachedMember = { readonly id: string; readonly telegramUserId: string };
type Settings = Partial<NonNullable<AppOptions['llm']>>;

/** An API with a language model beside it, and members who want it. */
export async function coachedApi({ limits = { perMember: 100_000, inTotal: 1_000_000 }, ...settings }: Settings = {}, options: Partial<AppOptions> = {}) {
  const model = await languageModelServer();
  const clock = new FixedClock(NOW);
  const api = await testApi({ clock, llm: { url: model.url, apiKey: 'key-of-the-model', model: 'model-1', limits, ...settings }, ...options });
  const bot = await api.key('service', ['act-as', 'deliveries']);
  const as = ({ telegramUserId }: CoachedMember) => ({ 'x-act-as': `telegram:${telegramUserId}` });
  const database = api.database;

  const read = async (member: CoachedMember, text: string, idempotencyKey?: string) => {
    const told = await api.post(bot.token, READ, { variables: { input: { text, idempotencyKey } }, headers: as(member) });
    if (told.errors) throw new Error(JSON.stringify(told.errors));
    const { reading } = told.data.analyzeCommitment;
    const [row] = await database.query<{ analyser: any }>(`select reading -> 'analyser' as analyser from commitment_readings where id = $1`, [reading.id]);
    return { ...reading, item: reading.items[0], analyser: row!.analyser };
  };
  return {
    api,
    model,
    clock,
    read,
    member: (given: { firstName?: string; wantsModel?: boolean; locale?: string } = {}): Promise<CoachedMember> => {
      const usual = usualPreferences(given.locale ?? null);
      return makeUser(database.em(), {
        firstName: given.firstName ?? 'Quilla',
        notificationPreferences: { ...usual, ai: { ...usual.ai, llm_opt_in: given.wantsModel ?? true } },
      });
    },
    /** Keeps the first promise of a reading and answers what is stored of the analysis. */
    insightsOf: async (member: CoachedMember, readingId: string): Promise<any> => {
      const { data } = await api.post(bot.token, KEEP, { variables: { input: { readingId } }, headers: as(member) });
      const [row] = await database.query<{ ai_insights: any }>('select ai_insights from commitments where id = $1', [data.createCommitment.commitment.id]);
      return row!.ai_insights;
    },
  };
}
