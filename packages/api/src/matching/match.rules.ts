import type { Cohort } from './cohort.rules.ts';
import { explain, type Explanation } from './explain.rules.ts';
import { modelOf } from './model.rules.ts';
import { solve, type SolveTools } from './solve.rules.ts';

export type Match = Explanation & {
  /** What the assignment is worth; everybody waiting is 0. */
  readonly objective: number;
  /** No assignment is worth more; null when nothing is known. */
  readonly bound: number | null;
  readonly proof: 'optimal' | 'none';
};

/** Matches a cohort: who goes into which pod and why, and who waits and why. The same cohort, in whatever order, and the same seed give the same match. */
export async function match(cohort: Cohort, tools: SolveTools): Promise<Match> {
  const model = modelOf(cohort);
  const plan = await solve(model, tools);
  const groups = plan.groups.toSorted((a, b) => a.people[0]! - b.people[0]!);
  return { objective: plan.value, bound: plan.bound, proof: plan.isProven ? 'optimal' : 'none', ...explain(cohort, model, { ...plan, groups }) };
}
