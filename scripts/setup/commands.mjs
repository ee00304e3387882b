import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { onceAtATime } from './once-at-a-time.mjs';
import { COMPILED, inRoot, NODE, prepareState } from './places.mjs';
import { runInOurPlace } from './programs.mjs';
import { say, SetupError } from './say.mjs';

/** `check` and `codegen` begin without a build: they are what one turns to when it fails. */
const COMMANDS = {
  start: { needsBuild: true, run: (args) => runScript('start.mjs', args, true) },
  test: { needsBuild: true, run: (args) => runScript('test.mjs', args) },
  check: { needsBuild: false, run: (args) => runScript('check.mjs', args) },
  chaos: { needsBuild: true, run: (args) => runScript('chaos.mjs', args) },
  matrix: { needsBuild: false, run: (args) => runScript('matrix.mjs', args) },
  codegen: { needsBuild: false, run: (args) => runScript('codegen.mjs', args) },
  build: { needsBuild: true, run: async () => 0 },
  progress: { needsBuild: true, run: runProgress },
};

/**
 * Installs and builds if needed, then runs the command on the project's own Node.
 * @returns the exit code
 */
export async function runCommand(name, args) {
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;
  if (command === undefined) {
    say(`Unknown command "${name ?? ''}": it is one of ${Object.keys(COMMANDS).join(', ')}.`);
    return 64;
  }
  try {
    prepareState();
    await onceAtATime(async () => {
      await install();
      if (command.needsBuild) await build();
    });
    return await command.run(args);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`\n${error.message}`);
    return 1;
  }
}

/** Programs of the installation are found first, and `node` is the project's own. */
function runScript(script, args, hasChannel = false) {
  const env = { ...process.env, PATH: [inRoot('node_modules', '.bin'), process.env.PATH].join(delimiter) };
  return runInOurPlace(NODE, [inRoot('scripts', script), ...args], { env, hasChannel });
}

/** The operator's command line: its standard input, output and exit code are the command's own. */
function runProgress(args) {
  const envFile = inRoot('.env');
  const options = existsSync(envFile) ? [`--env-file=${envFile}`] : [];
  return runInOurPlace(NODE, ['--enable-source-maps', ...options, inRoot('packages', 'api', 'dist', 'cli.js'), ...args], {
    env: { NODE_COMPILE_CACHE: COMPILED, ...process.env },
  });
}
