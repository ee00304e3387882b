import { HttpRefusal } from './http-refusal.ts';

/** In the order of preference when the caller has none: old clients understand JSON only. */
const OFFERED = ['application/json', 'application/graphql-response+json'] as const;
export type MediaType = (typeof OFFERED)[number];

/**
 * The media type of the answer, by the request's `accept`.
 * @throws HttpRefusal 406 when the caller takes neither
 */
export function negotiate(accept: string | undefined): MediaType {
  if (accept === undefined || accept === '*/*') return 'application/json';
  const wanted = accept
    .split(',')
    .map(rangeOf)
    .filter((range) => range.quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { type } of wanted) {
    const found = OFFERED.find((offered) => type === offered || type === '*/*' || type === 'application/*');
    if (found) return found;
  }
  throw new HttpRefusal('BAD_REQUEST', `This endpoint answers ${OFFERED.join(' or ')}: name one of them in the header accept.`, 406);
}

function rangeOf(text: string): { type: string; quality: number } {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
}
