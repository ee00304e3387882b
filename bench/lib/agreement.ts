import { Caller } from './load.ts';
import type { Asked, Operation } from './operation.ts';
import type { Side } from './sides.ts';

/**
 * Asks every side once, each time for something else where it is a write: a comparison of different answers would say nothing.
 * @throws Error with the answers, when ours, Mercurius's and raw SQL's are not the same, or PostGraphile's has another number of leaves
 */
export async function mustAgree(operation: Operation, sides: readonly Side[], next: () => Asked): Promise<void> {
  const same = next();
  const answers: unknown[] = [];
  for (const side of sides) {
    const caller = new Caller(side.child.url);
    const text = await caller.ask(side.wireOf(operation, operation.kind === 'write' ? next() : same));
    caller.close();
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
    if (errors !== undefined || data === undefined) throw new Error(`${side.name} does not answer "${operation.name}": ${text.slice(0, 600)}`);
    answers.push(operation.kind === 'write' ? anonymous(data) : data);
  }
  sides.forEach(({ name, form }, at) => {
    const agrees = form === 'ours' ? JSON.stringify(answers[at]) === JSON.stringify(answers[0]) : leaves(answers[at]) === leaves(answers[0]);
    if (!agrees)
      throw new Error(
        `"${operation.name}" is answered differently by ${name}:\n${JSON.stringify(answers[at]).slice(0, 900)}\n${JSON.stringify(answers[0]).slice(0, 900)}`,
      );
  });
}

const VOLATILE = new Set(['id', 'commitment', 'createdAt', 'completedAt', 'checkedInAt']);
/** Two writes have other ids, texts and instants; the shape, and the rest, are the same. */
function anonymous(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, VOLATILE.has(name) && typeof part === 'string' ? name : anonymous(part)]));
}

function leaves(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, part) => sum + leaves(part), 0);
}
