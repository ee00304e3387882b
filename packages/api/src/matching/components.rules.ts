import { mayJoin, mayMeet, type Model, requiredStarts } from './model.rules.ts';
import { START_WORDS } from './weekly-starts.rules.ts';

/** A part of a cohort that has nothing to do with the rest: newcomers and pods, ascending. */
export type Component = { readonly people: readonly number[]; readonly pods: readonly number[] };

/** Whether two lists of starts have one in common. */
export function sharesStart(one: Uint32Array, oneAt: number, other: Uint32Array, otherAt: number): boolean {
  for (let w = 0; w < START_WORDS; w += 1) if ((one[oneAt + w]! & other[otherAt + w]!) !== 0) return true;
  return false;
}

/** Whether two newcomers could be in one pod, as far as the two are concerned. */
export const areCompatible = (model: Model, i: number, j: number): boolean =>
  mayMeet(model, i, j) && sharesStart(model.starts, i * START_WORDS, model.starts, j * START_WORDS);

export const canJoin = (model: Model, person: number, pod: number): boolean =>
  mayJoin(model, person, model.pods[pod]!) && sharesStart(model.starts, person * START_WORDS, requiredStarts(model.pods[pod]!), 0);

/** The connected parts of the graph of who could be with whom, those of the smallest people first; people who fit nobody and no pod are in none. */
export function componentsOf(model: Model): Component[] {
  const count = model.newcomers + model.pods.length;
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  for (let i = 0; i < model.newcomers; i += 1) {
    for (let j = 0; j < i; j += 1) if (root(i) !== root(j) && areCompatible(model, i, j)) parent[root(i)] = root(j);
    for (let p = 0; p < model.pods.length; p += 1) if (canJoin(model, i, p)) parent[root(i)] = root(model.newcomers + p);
  }
  const byRoot = new Map<number, { people: number[]; pods: number[] }>();
  for (let node = 0; node < count; node += 1) {
    const part = byRoot.get(root(node)) ?? { people: [], pods: [] };
    if (node < model.newcomers) part.people.push(node);
    else part.pods.push(node - model.newcomers);
    byRoot.set(root(node), part);
  }
  return [...byRoot.values()].filter((part) => part.people.length >= model.leastSize || (part.pods.length > 0 && part.people.length > 0));
}
