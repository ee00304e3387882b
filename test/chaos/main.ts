import { inspect } from 'node:util';
import { readOptions, USAGE } from './options.ts';
import { reportOf } from './report.ts';
import { runChaos } from './run.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => stopped.abort(new Error('The run was stopped; everything it had started is gone.')));

try {
  const outcome = await runChaos(readOptions(process.argv.slice(2)), stopped.signal, say);
  say(`\n${reportOf(outcome)}`);
  process.exitCode = outcome.findings.length === 0 ? 0 : 1;
} catch (error) {
  const isWrongCall = error instanceof RangeError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true;
  process.stderr.write(
    `${isWrongCall ? `${(error as Error).message}\n${USAGE}` : stopped.signal.aborted ? (stopped.signal.reason as Error).message : inspect(error)}\n`,
  );
  process.exitCode = isWrongCall ? 2 : 1;
}
// Everything is gone by now; a client that still waits for a server which is no more keeps nobody waiting.
process.exit();
