import { ConfigError, readConfig } from './config.ts';
import { failureForLog } from './log.ts';
import { type BotDefinition, BotStartError, startBot } from './start-bot.ts';

/** Runs a bot as this process: configured by the environment, ended by SIGTERM or SIGINT. */
export async function runBot(definition: BotDefinition): Promise<void> {
  process.on('unhandledRejection', (error) => fail(`Something failed that nobody waited for: ${JSON.stringify(failureForLog(error))}`));
  try {
    const config = readConfig(process.env, definition.envPrefix);
    const ending = endOfProcess();
    const running = await startBot(definition, config, ending);
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
