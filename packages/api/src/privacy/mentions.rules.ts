/**
 * A JSON value without a member: list items that are their id, or that name them, go; so do entries under their id; where their id stands as a value, null
 * takes its place. Everything else stays as it is.
 * @param id a UUID in lower case
 */
export function withoutMember(json: unknown, id: string): unknown {
  if (json === id) return null;
  if (Array.isArray(json)) return json.filter((item) => !isAbout(item, id)).map((item) => withoutMember(item, id));
  if (json === null || typeof json !== 'object') return json;
  const kept = Object.entries(json).filter(([key]) => key !== id);
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutMember(value, id)]));
}

/** Whether an item of a list is the member, or an object of which they are one of the values. */
const isAbout = (item: unknown, id: string): boolean => item === id || (item !== null && typeof item === 'object' && Object.values(item).includes(id));
