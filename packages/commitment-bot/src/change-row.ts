import type { InlineKeyboardButton } from 'telegraf/types';
import { button, buttonAbout } from './buttons.ts';
import type { Text } from './text.en.ts';

/** The row under a list of what is open that leads to changing it; a single one is opened at once. */
export function changeRow(open: readonly { readonly id: string }[], resting: number, { promises }: Text): InlineKeyboardButton[][] {
  const [single] = open;
  if (single === undefined) return [];
  return [[open.length === 1 && resting === 0 ? buttonAbout(promises.changeThis, 'promise', single.id) : button(promises.change, 'promises')]];
}

/** Where nothing is open but something rests, the way to that. */
export const restingRow = ({ resting }: { readonly resting: { readonly totalCount: number } }, { promises }: Text): InlineKeyboardButton[][] =>
  resting.totalCount === 0 ? [] : [[button(promises.resting(resting.totalCount), 'promises')]];
