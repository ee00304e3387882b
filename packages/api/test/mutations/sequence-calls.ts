import { type Call, next, PRIVATE, type Scene } from './scene.ts';

const steps = [{ channel: 'TELEGRAM', delayHours: 2, message: PRIVATE }];

async function sequence({ before }: Scene): Promise<string> {
  return (await before('createSequence', { name: `${PRIVATE} ${next()}`, triggerType: 'NEW_USER', steps })).sequence.id;
}
async function active(scene: Scene): Promise<string> {
  const id = await sequence(scene);
  await scene.before('activateSequence', { id });
  return id;
}
async function execution(scene: Scene): Promise<string> {
  return (await scene.before('startSequence', { sequenceId: await active(scene), userId: scene.person.id })).execution.id;
}

/** What admins do with sequences and with those who are under way in them. */
export const sequenceCalls: { readonly [mutation: string]: Call } = {
  createSequence: async () => ({ name: `${PRIVATE} ${next()}`, triggerType: 'NEW_USER', steps }),
  updateSequence: async (scene) => ({ id: await sequence(scene), description: PRIVATE }),
  activateSequence: async (scene) => ({ id: await sequence(scene) }),
  deactivateSequence: async (scene) => ({ id: await active(scene) }),
  startSequence: async (scene) => ({ sequenceId: await active(scene), userId: scene.person.id }),
  pauseExecution: async (scene) => ({ id: await execution(scene) }),
  resumeExecution: async (scene) => {
    const id = await execution(scene);
    await scene.before('pauseExecution', { id });
    return { id };
  },
  cancelExecution: async (scene) => ({ id: await execution(scene) }),
};
