import { ConfigError, readConfig, warningsOf } from './config.ts';
import { serveHealth } from './health-server.ts';
import { failureForLog } from './log.ts';
import { type BotDefinition, BotStartError, startBot } from './start-bot.ts';

const NEEDED_NODE = 24;

/** Runs a bot as this process: configured by the environment, ended by SIGTERM or SIGINT. */
export async function runBot(definition: BotDefinition): Promise<void> {
  process.on('unhandledRejection', (error) => fail(`Something failed that nobody waited for: ${JSON.stringify(failureForLog(error))}`));
  if (Number.parseInt(process.versions.node, 10) < NEEDED_NODE)
    fail(`Node ${process.versions.node} is too old: Node ${NEEDED_NODE} is needed. node_modules/.bin/node of the project is one.`);
  try {
    const config = readConfig(process.env, definition.envPrefix);
    for (const warning of warningsOf(process.env, definition.envPrefix)) process.stderr.write(`${warning}\n`);
    const ending = endOfProcess();
    const health = config.healthPort === null ? null : await serveHealth(config.healthPort);
    const running = await startBot(definition, config, ending);
    health?.follow({ isReady: () => !ending.aborted, unfinishedCount: () => running.unfinishedCount() });
    ending.addEventListener('abort', () => void running.stop());
    if (ending.aborted) await running.stop();
    await running.finished;
    await running.stop();
    process.exit(0);
  } catch (error) {
    if (error instanceof ConfigError || error instanceof BotStartError) fail(error.message);
    fail(`The bot could not start: ${JSON.stringify(failureForLog(error))}`);
  }
}

function fail(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}

/** Given when this process is asked to end. */
function endOfProcess(): AbortSignal {
  const ending = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => ending.abort());
  return ending.signal;
}
