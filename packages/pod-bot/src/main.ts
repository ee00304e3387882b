import { runBot } from '@progress/bot-kit/run-bot';
import { podBot } from './pod-bot.ts';

await runBot(podBot);
