import { expect, test } from 'vitest';
import { everyone } from '../../src/read/declare.ts';
import type { PageSource, Readable } from '../../src/read/source.ts';
import { readables } from '../../src/schema.ts';

/** What a list may be narrowed to or put in order by, and what of a row that tells. */
type Handle = { readonly list: string; readonly name: string; readonly tells: string; readonly of: PageSource['of'] };

const camel = (order: string): string => order.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const handles = readables.flatMap(({ type, fields }) =>
  Object.entries(fields).flatMap(([field, { source }]): Handle[] => {
    if (source.kind !== 'page') return [];
    const at = { list: `${type}.${field}`, of: source.of };
    return [
      ...Object.keys(source.filters ?? {}).map((name) => ({ ...at, name, tells: name })),
      ...Object.keys(source.orders).map((name) => ({ ...at, name, tells: camel(name) })),
    ];
  }),
);
/** Those whose name is not that of the field which they tell, and what they tell. */
const NAMED_OTHERWISE: { readonly [handle: string]: string } = {
  'Query.pods goalsCategory': 'targetGoalsCategory',
  // Whether a seat can be had, of an active pod: both are open.
  'Query.pods hasPlaces': 'isFull',
  // The order of the log is where its cursors stand.
  'Query.events POSITION': 'cursor',
  // Whoever sees a connection sees both whom it connects.
  'Query.connections userId': 'people',
  'Query.memory believedAt': 'expiredAt',
};
const fieldsOf = (of: PageSource['of']): Readable['fields'][] => readables.filter(({ entity }) => entity === of).map(({ fields }) => fields);
const told = ({ list, name, tells, of }: Handle) => {
  const wanted = NAMED_OTHERWISE[`${list} ${name}`] ?? tells;
  return fieldsOf(of).flatMap((fields) => fields[wanted] ?? fields[wanted.replace(/Id$/, '')] ?? []);
};

test('there are lists, and they are narrowed and ordered', () => {
  expect(new Set(handles.map(({ list }) => list)).size).toBeGreaterThan(15);
});

test.each(handles.map((handle) => [`${handle.list} by ${handle.name}`, handle] as const))('%s tells nothing that the row does not', (_, handle) => {
  // What some of those who see the row do not see of it would be found by trying values, or from the places in the order.
  expect(told(handle).map(({ when }) => when === everyone)).toContain(true);
  expect(told(handle).every(({ when }) => when === everyone)).toBe(true);
});
