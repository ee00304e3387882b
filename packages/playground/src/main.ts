import { readConfig, type Config } from './config.ts';
import { startPlayground } from './start-playground.ts';

const STOP_DEADLINE_MS = 5000;

async function serve(config: Config): Promise<void> {
  const playground = await startPlayground({
    port: config.PORT,
    smtpPort: config.SMTP_PORT,
    tokens: { commitmentBot: config.COMMITMENT_BOT_TOKEN, podBot: config.POD_BOT_TOKEN },
    clockFile: config.CLOCK_FILE,
    dataFile: config.DATA_FILE,
    smsIncomingUrl: config.SMS_INCOMING_URL,
    twilioAuthToken: config.TWILIO_AUTH_TOKEN,
  });
  process.stdout.write(`Local Telegram: ${playground.url} (mail on port ${playground.smtpPort})\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
      void playground.stop().then(() => process.exit(0));
    });
  }
}

try {
  await serve(readConfig(process.env));
} catch (error) {
  process.stderr.write(`The local Telegram did not start.\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
