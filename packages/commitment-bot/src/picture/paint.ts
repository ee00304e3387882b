/**
 * The colours of all pictures: a background of their own, so that they look the same in Telegram's light and dark mode, and signs that differ in
 * lightness and in shape as well as in hue (after Okabe and Ito), so that nobody has to tell them apart by colour.
 */
export const COLOURS = {
  background: '#18222d',
  panel: '#212e3b',
  text: '#f4f7fa',
  quietText: '#b4c2cf',
  grid: '#3b4b5b',
  empty: '#2b3a49',
  kept: ['#2f7fb5', '#56b4e9', '#b5e2ff'],
  late: '#3fbf9b',
  missed: '#e69f00',
  paused: '#8394a5',
} as const;

/** The width of every picture in pixels; text is at least `SMALLEST_TEXT` high, which a phone shows at a third. */
export const WIDTH = 1080;
export const MARGIN = 56;
export const SMALLEST_TEXT = 28;

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

type Look = Readonly<Record<string, string | number>>;
const attributes = (look: Look): string =>
  Object.entries(look)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export const box = (where: Box, look: Look): string => `<rect${attributes({ ...where, ...look })}/>`;
export const line = (x1: number, y1: number, x2: number, y2: number): string =>
  `<line${attributes({ x1, y1, x2, y2, stroke: COLOURS.grid, 'stroke-width': 2 })}/>`;

/** Words with their baseline at `y`. Looks: `size`, `weight`, `fill`, `anchor` (start, middle, end). */
export function words(
  said: string,
  x: number,
  y: number,
  look: { size?: number; isBold?: boolean; fill?: string; anchor?: 'start' | 'middle' | 'end' } = {},
): string {
  const { size = SMALLEST_TEXT, isBold = false, fill = COLOURS.text, anchor = 'start' } = look;
  return `<text${attributes({ x, y, fill, 'font-size': size, 'font-weight': isBold ? 700 : 400, 'text-anchor': anchor })}>${escaped(said)}</text>`;
}

/** The whole picture. */
export function sheet(height: number, parts: readonly string[]): string {
  const ground = box({ x: 0, y: 0, width: WIDTH, height }, { fill: COLOURS.background });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Inter">${ground}${parts.join('')}</svg>`;
}
