import { commitmentCalls } from './commitment-calls.ts';
import { deliveryCalls } from './delivery-calls.ts';
import { memberCalls } from './member-calls.ts';
import { podCalls } from './pod-calls.ts';
import type { Call, Scene } from './scene.ts';
import { sequenceCalls } from './sequence-calls.ts';
import { takes } from './stage.ts';

export const CALLS: { readonly [mutation: string]: Call } = { ...memberCalls, ...commitmentCalls, ...podCalls, ...deliveryCalls, ...sequenceCalls };

/** The input of a call by the caller of the scene: a key that belongs to nobody has to name the person. */
export async function inputFor(scene: Scene, mutation: string): Promise<Record<string, unknown>> {
  const input = await CALLS[mutation]!(scene);
  return scene.caller === 'admin key' && takes(mutation, 'userId') && !('userId' in input) && mutation !== 'addActionItem'
    ? { ...input, userId: scene.person.id }
    : input;
}
