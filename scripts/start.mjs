import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inRoot, makeFolder, STATE } from './setup/places.mjs';
import { say, SetupError } from './setup/say.mjs';
import { localTokens } from './supervisor/tokens.mjs';
import { choosePort } from './supervisor/ports.mjs';
import { endLeftovers } from './supervisor/run-file.mjs';
import { DevelopmentSystem } from './supervisor/development-system.mjs';

const FORCE_AFTER_MS = 1_000;
const ENTRY = fileURLToPath(import.meta.url);

/** Where everything is and on which ports it will listen. */
async function planSystem() {
  const dataDir = resolve(process.env.PROGRESS_DATA_DIR || STATE);
  makeFolder(dataDir, 'PROGRESS_DATA_DIR');
  const clockFile = join(dataDir, 'clock.json');
  if (!existsSync(clockFile)) writeFileSync(clockFile, '{"offsetMs":0}\n');
  const ports = { api: await choosePort('PORT', 4000), playground: await choosePort('PLAYGROUND_PORT', 4100), smtp: await choosePort('SMTP_PORT', 4125) };
  const addresses = { api: `http://127.0.0.1:${ports.api}`, playground: `http://127.0.0.1:${ports.playground}` };
  const keysFile = join(dataDir, 'keys.json');
  return { dataDir, ports, addresses, keysFile, tokens: localTokens(join(dataDir, 'tokens.json')), runFile: join(dataDir, 'run.json'), entry: ENTRY };
}

/** The first signal stops everything in order. npm and the terminal often send the same one twice; a second one that is meant comes later. */
function stopOnSignals(system) {
  let firstAt = null;
  const stop = (force) => {
    if (firstAt === null) {
      firstAt = Date.now();
      void system.stop().then((wasClean) => process.exit(wasClean ? 0 : 1));
    } else if (force && Date.now() - firstAt > FORCE_AFTER_MS) {
      system.kill();
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(true));
  process.on('disconnect', () => stop(false));
  // A closed terminal must not keep us from ending what we started.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

async function main(args) {
  const unknown = args.filter((arg) => arg !== '--seed');
  if (unknown.length > 0) throw new SetupError(`Unknown option ${unknown.join(' ')}: the only one is --seed (npm start -- --seed).`);
  const envFile = inRoot('.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  if (process.env.NODE_ENV === 'production') {
    throw new SetupError('npm start is for development and NODE_ENV is production: unset it, or run the processes as the README says under "Operating it".');
  }
  await endLeftovers(join(resolve(process.env.PROGRESS_DATA_DIR || STATE), 'run.json'), say);
  const system = new DevelopmentSystem(await planSystem());
  stopOnSignals(system);
  try {
    await system.start({ isSeeding: args.includes('--seed') });
  } catch (error) {
    const wasAskedToStop = system.isStopping;
    await system.stop();
    if (!wasAskedToStop) throw error;
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  say(error instanceof SetupError ? `\n${error.message}` : error.stack);
  process.exit(1);
}
