import { createHash } from 'node:crypto';
import type { Figures } from './summary.rules.ts';

/** Changes with the words, so that they are written anew. */
const TEMPLATE = 2;

/** Of all that a summary is made from. While it stays the same, nothing is written. */
export const inputHashOf = (input: { readonly figures: Figures; readonly language: string; readonly timezone: string }): string =>
  createHash('sha256')
    .update(JSON.stringify([TEMPLATE, input.language, input.timezone, input.figures]))
    .digest('hex');
