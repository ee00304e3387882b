import { expect, test } from 'vitest';
import { withoutMember } from './mentions.rules.ts';

const ANA = 'a0000000-0000-4000-8000-000000000001';
const BEN = 'b0000000-0000-4000-8000-000000000002';

test('a member goes out of a list of people; the others stay in their order', () => {
  expect(withoutMember([BEN, ANA, 'x'], ANA)).toEqual([BEN, 'x']);
});
test('what a list holds about the member goes as a whole, with the text beside the id', () => {
  expect(
    withoutMember(
      [
        { text: 'call the bank', userId: ANA },
        { text: 'write it up', userId: BEN },
        { text: 'for all', userId: null },
      ],
      ANA,
    ),
  ).toEqual([
    { text: 'write it up', userId: BEN },
    { text: 'for all', userId: null },
  ]);
});
test('an entry under the id of the member goes', () => {
  expect(withoutMember({ [ANA]: 5, [BEN]: 3 }, ANA)).toEqual({ [BEN]: 3 });
});
test('where the id stands as a value, null takes its place and what stands beside it stays', () => {
  expect(withoutMember({ person: { grantedBy: ANA, expiresAt: '2027-01-01T00:00:00Z' } }, ANA)).toEqual({
    person: { grantedBy: null, expiresAt: '2027-01-01T00:00:00Z' },
  });
  expect(withoutMember(ANA, ANA)).toBeNull();
});
test('it looks into lists and objects however deep they stand', () => {
  expect(withoutMember({ rounds: [{ at: 1, people: [ANA, BEN] }] }, ANA)).toEqual({ rounds: [{ at: 1, people: [BEN] }] });
});
test('what does not speak of the member stays as it is', () => {
  for (const json of [null, 0, '', 'text', true, [], {}, { a: [1, { b: null }] }]) expect(withoutMember(json, ANA)).toEqual(json);
});
