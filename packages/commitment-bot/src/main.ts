import { runBot } from '@progress/bot-kit/run-bot';
import { commitmentBot } from './commitment-bot.ts';

await runBot(commitmentBot);
