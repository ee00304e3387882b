import type { InlineKeyboardButton } from 'telegraf/types';
import { button, type Verb } from './buttons.ts';
import type { Text } from './text.en.ts';

/** A stretch of a list that is too long for one message. `before`: how many stand before it; `left`: how many come after it, fetched or not. */
export type ListPage<One> = {
  readonly shown: readonly One[];
  readonly page: number;
  readonly before: number;
  readonly left: number;
  readonly hasNext: boolean;
};

/** The page of so many of what was fetched; the last one, where there are fewer. `page` counts from 0, `totalCount` what there is in all. */
export function pageOf<One>(
  { nodes, totalCount }: { readonly nodes: readonly One[]; readonly totalCount: number },
  { page, size }: { readonly page: number; readonly size: number },
): ListPage<One> {
  const last = Math.max(0, Math.ceil(nodes.length / size) - 1);
  const at = Math.min(page, last);
  const shown = nodes.slice(at * size, (at + 1) * size);
  return { shown, page: at, before: at * size, left: totalCount - at * size - shown.length, hasNext: at < last };
}

/** The ways to the page before and the one after; none where everything is on one. */
export function pageRows(verb: Verb, { page, left, hasNext }: ListPage<unknown>, { promises }: Text): InlineKeyboardButton[][] {
  const row = [...(page > 0 ? [button(promises.pageBefore, verb, page - 1)] : []), ...(hasNext ? [button(promises.pageAfter(left), verb, page + 1)] : [])];
  return row.length === 0 ? [] : [row];
}
