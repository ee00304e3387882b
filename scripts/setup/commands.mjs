import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { onceAtATime } from './once-at-a-time.mjs';
import { inRoot, NODE, prepareState } from './places.mjs';
import { runInOurPlace } from './programs.mjs';
import { say, SetupError } from './say.mjs';

const COMMANDS = {
  start: (args) => runScript('start.mjs', args, true),
  test: (args) => runScript('test.mjs', args),
  check: (args) => runScript('check.mjs', args),
  codegen: (args) => runScript('codegen.mjs', args),
  build: async () => 0,
  progress: (args) => runInOurPlace(NODE, ['--enable-source-maps', ...environmentFile(), inRoot('packages', 'api', 'dist', 'cli.js'), ...args]),
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
      await build();
    });
    return await command(args);
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

function environmentFile() {
  const file = inRoot('.env');
  return existsSync(file) ? [`--env-file=${file}`] : [];
}
