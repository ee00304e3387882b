import { makeCommitment } from '../support/make.ts';
import { type Call, next, PRIVATE, type Scene } from './scene.ts';

const commitment = async ({ em, person }: Scene): Promise<string> => (await makeCommitment(em, { user: person, commitment: `${PRIVATE} promise` })).id;
/** A commitment that somebody has done this with before. */
const after =
  (mutation: string): Call =>
  async (scene) => {
    const id = await commitment(scene);
    await scene.before(mutation, { id });
    return { id };
  };
const one: Call = async (scene) => ({ id: await commitment(scene) });

const recurring: Call = async ({ em, person }) => {
  const [made] = await em.execute<{ id: string }[]>(
    `insert into recurring_commitments (user_id, commitment, rule, starts_on, next_on, make_on)
     values (?, ?, 'FREQ=WEEKLY', '2030-01-07', '2030-01-07', '2030-01-01') returning id`,
    [person.id, `${PRIVATE} promise`],
  );
  return { id: made!.id };
};

/** What is done with promises and breaks. */
export const commitmentCalls: { readonly [mutation: string]: Call } = {
  analyzeCommitment: async () => ({ text: `I will read about the ${PRIVATE} for ${next()} minutes tomorrow` }),
  createCommitment: async () => ({ text: `Read about the ${PRIVATE} for ${next()} minutes` }),
  updateCommitment: async (scene) => ({ id: await commitment(scene), text: `${PRIVATE} promise, changed` }),
  completeCommitment: one,
  failCommitment: one,
  undoCommitment: after('completeCommitment'),
  pauseCommitment: one,
  resumeCommitment: after('pauseCommitment'),
  deleteCommitment: one,
  createRecurringCommitment: async () => ({ text: `Read about the ${PRIVATE} for ${next()} minutes`, rule: 'FREQ=DAILY' }),
  updateRecurringCommitment: async (scene) => ({ ...(await recurring(scene)), text: `${PRIVATE} swim`, rule: 'FREQ=DAILY' }),
  pauseRecurringCommitment: recurring,
  resumeRecurringCommitment: async (scene) => {
    const input = await recurring(scene);
    await scene.before('pauseRecurringCommitment', input);
    return input;
  },
  endRecurringCommitment: recurring,
  takeBreak: async () => ({ until: '2026-11-25' }),
  endBreak: async ({ beforeAsPerson }) => {
    await beforeAsPerson('takeBreak', { until: '2026-11-25' });
    return {};
  },
};
