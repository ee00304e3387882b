import { lines } from '@progress/bot-kit/speak';
import type { MemoryQuery } from '@progress/schema';
import { fmt, type FmtString } from 'telegraf/format';
import type { InlineKeyboardButton } from 'telegraf/types';
import { button } from './buttons.ts';
import { shortId } from '@progress/bot-kit/callback-data';
import type { EffectFigures } from './text.memory.en.ts';
import type { Text } from './text.en.ts';

type Advice = MemoryQuery['recommendations']['nodes'][number];

/** What a member could try, numbered on from `before`, and what they are trying with what came of it so far; nothing when there is neither. */
export function adviceInWords(all: readonly Advice[], text: Text, before: number): FmtString[] {
  const words = text.memory;
  const [open, taken] = [openOf(all), all.filter(({ status }) => status === 'ACCEPTED')];
  return [
    ...(open.length === 0 ? [] : [lines(words.advice, ...open.map((one, at) => fmt`${before + at + 1}. 💡 ${one.text}`)), fmt`${words.hintAdvice}`]),
    ...(taken.length === 0 ? [] : [lines(words.taken, ...taken.map((one) => lines(fmt`✔️ ${one.text}`, whatCame(one, text))))]),
  ];
}

/** Two answers for each that is open, a row for each. */
export function adviceButtons(all: readonly Advice[], text: Text, before: number): InlineKeyboardButton[][] {
  return openOf(all).map(({ id }, at) => {
    const number = before + at + 1;
    return [button(text.memory.helpful(number), 'advice', 'yes', shortId(id)), button(text.memory.notForMe(number), 'advice', 'no', shortId(id))];
  });
}

const openOf = (all: readonly Advice[]): Advice[] => all.filter(({ status }) => status === 'OPEN');

function whatCame({ effect }: Advice, { memory }: Text): string {
  if (!effect) return memory.effectLater;
  const { before, after, change } = effect;
  return before && after && change ? memory.effect({ before, after, verdict: verdictOf(change) }) : memory.effectUnknown;
}

/** Only an interval that holds no 0 speaks of more or less. */
function verdictOf({ lo, hi }: { readonly lo: number; readonly hi: number }): EffectFigures['verdict'] {
  if (lo > 0) return 'more';
  return hi < 0 ? 'less' : 'same';
}
