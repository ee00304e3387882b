import { box, COLOURS, MARGIN, WIDTH, words } from './paint.ts';

export type Figure = { readonly value: string; readonly label: string };

const GAP = 20;
const HEIGHT = 136;

export const FIGURES_HEIGHT = HEIGHT;

/** Large figures side by side, each with what it counts. */
export function figures(of: readonly Figure[], y: number): string {
  const width = (WIDTH - 2 * MARGIN - (of.length - 1) * GAP) / of.length;
  return of
    .map(({ value, label }, index) => {
      const x = MARGIN + index * (width + GAP);
      const middle = x + width / 2;
      const panel = box({ x, y, width, height: HEIGHT }, { rx: 20, fill: COLOURS.panel });
      return (
        panel +
        words(value, middle, y + 70, { size: 56, isBold: true, anchor: 'middle' }) +
        words(label, middle, y + 114, { fill: COLOURS.quietText, anchor: 'middle' })
      );
    })
    .join('');
}

/** What a picture is called, and the days it is about. */
export function headline(title: string, days: string): string {
  return words(title, MARGIN, 98, { size: 56, isBold: true }) + words(days, MARGIN, 148, { size: 32, fill: COLOURS.quietText });
}

/** Where the rest begins below the headline. */
export const BELOW_HEADLINE = 184;
