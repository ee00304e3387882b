import { fileURLToPath } from 'node:url';
import { CommanderError } from 'commander';
import { BadLineError } from './cli/json-lines.ts';
import { programOf, type Surroundings } from './cli/program.ts';
import { UsageError } from './cli/usage-error.ts';
import { requireNode } from './lib/needed-node.ts';
import { explainStartFailure } from './start-failure.ts';

const FAILED = 1;
const WRONG_USAGE = 2;

/** Runs one command. @returns the exit code: 0, 1 (it could not be done, or the input is bad), 2 (it was called wrongly) */
async function runCommand(args: readonly string[], around: Surroundings): Promise<number> {
  const program = programOf(around);
  for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])]) command.exitOverride();
  try {
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    // Commander has said what was wrong; asking for help is no mistake.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
    process.stderr.write(`${explained(error)}\n`);
    return error instanceof UsageError ? WRONG_USAGE : FAILED;
  }
}

function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof BadLineError || error instanceof UsageError) return error.message;
  return explainStartFailure(error) ?? error.stack ?? error.message;
}

// Whoever reads our output may stop reading, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : FAILED));

requireNode();
const { env: environment, stdin, stdout, stderr } = process;
const around = { environment, root: fileURLToPath(new URL('../../..', import.meta.url)), stdin, stdout, stderr };
process.exitCode = await runCommand(process.argv.slice(2), around);
