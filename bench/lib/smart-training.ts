import { writeFileSync } from 'node:fs';
import { rowsAsSource } from './softmax.ts';

const smartFolder = new URL('../../packages/api/src/commitment/smart/', import.meta.url);

/** Whether the command was given an option: `--check`, `--show`. */
export const isAsked = (option: 'check' | 'show'): boolean => process.argv.includes(`--${option}`);

/** Writes `<name>-weights.rules.ts`. */
export function writeRows(name: 'activity' | 'harm' | 'intent' | 'joint', rows: readonly Float64Array[]): void {
  const source = `import type { StoredRow } from './places.rules.ts';

/** Written by \`tsx --conditions=progress-source bench/smart-train-${name}.ts\` from the labelled messages and phrases; the sealed messages are no part of it. Do not edit. */
export const ${name.toUpperCase()}_WEIGHTS: readonly StoredRow[] = [
${rowsAsSource(rows)}
];
`;
  writeFileSync(new URL(`${name}-weights.rules.ts`, smartFolder), source);
}
