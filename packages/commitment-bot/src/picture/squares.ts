import { box, type Box, COLOURS } from './paint.ts';

/** What a day, or one promise, is drawn as. */
export type Sign = { readonly kind: 'kept'; readonly count: number } | { readonly kind: 'late' | 'missed' | 'frozen' | 'paused' | 'quiet' | 'open' | 'none' };

/** Each sign has a shape of its own: filled, round, hollow, barred, dark, dashed. */
export function square(sign: Sign, x: number, y: number, size: number): string {
  const whole = { x, y, width: size, height: size };
  const round = { rx: Math.round(size / 5) };
  switch (sign.kind) {
    case 'kept':
      return box(whole, { ...round, fill: COLOURS.kept[Math.min(sign.count, COLOURS.kept.length) - 1] ?? COLOURS.kept[0] });
    case 'late':
      return box(whole, { rx: size / 2, fill: COLOURS.late });
    case 'missed':
      return box(inset(whole, size / 10), { ...round, fill: 'none', stroke: COLOURS.missed, 'stroke-width': Math.max(4, size / 8) });
    case 'frozen':
      return box(whole, { ...round, fill: COLOURS.empty }) + box(bar(whole), { fill: COLOURS.kept[2] });
    case 'paused':
      return box(whole, { ...round, fill: COLOURS.empty }) + box(bar(whole), { fill: COLOURS.paused });
    case 'quiet':
      return box(whole, { ...round, fill: COLOURS.empty });
    case 'open':
      return box(inset(whole, 2), { ...round, fill: 'none', stroke: COLOURS.text, 'stroke-width': 4, 'stroke-dasharray': `${size / 5} ${size / 8}` });
    case 'none':
      return '';
  }
}

const inset = ({ x, y, width, height }: Box, by: number): Box => ({ x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by });
const bar = ({ x, y, width, height }: Box): Box => ({ x: x + width / 5, y: y + (height * 2) / 5, width: (width * 3) / 5, height: height / 5 });
