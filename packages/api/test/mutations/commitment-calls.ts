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
  takeBreak: async () => ({ until: '2026-11-25' }),
  endBreak: async ({ beforeAsPerson }) => {
    await beforeAsPerson('takeBreak', { until: '2026-11-25' });
    return {};
  },
};
