/** Something is wrong that the reader can cure; shown without a stack. */
export class SetupError extends Error {
  name = 'SetupError';
}

/** A line for the person at the terminal. Always on stderr: stdout belongs to the command that is run. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** Says what begins, and, by the function returned, that it is done and how long it took. */
export function sayStep(doing) {
  const since = Date.now();
  process.stderr.write(`• ${doing} ...\n`);
  return (done = 'done') => process.stderr.write(`  ${done} (${seconds(Date.now() - since)})\n`);
}

export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
