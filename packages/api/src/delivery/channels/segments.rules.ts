/** The alphabet of a plain SMS; what stands in EXTENDED takes two places of it. @see 3GPP TS 23.038 */
const BASIC = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà');
const EXTENDED = new Set('\f^{}\\[~]|€');

/** Places in a message that stands alone, and in each one of several, where a header takes some. */
const PLAIN = { single: 160, each: 153 } as const;
const UNICODE = { single: 70, each: 67 } as const;

/** How a text goes out: how many SMS are paid for, and whether a character outside the plain alphabet made them shorter. */
export type Segments = { readonly count: number; readonly isUnicode: boolean };

/** How many SMS a text needs. A character is never cut in two: one that takes two places may begin the next message. The empty text needs one. */
export function segmentsOf(text: string): Segments {
  const characters = [...text];
  const isUnicode = characters.some((one) => !BASIC.has(one) && !EXTENDED.has(one));
  const { single, each } = isUnicode ? UNICODE : PLAIN;
  const widths = characters.map((one) => (isUnicode ? one.length : EXTENDED.has(one) ? 2 : 1));
  const total = widths.reduce((sum, width) => sum + width, 0);
  return { count: total <= single ? 1 : packed(widths, each), isUnicode };
}

function packed(widths: readonly number[], each: number): number {
  let count = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > each) {
      count += 1;
      used = 0;
    }
    used += width;
  }
  return count;
}
