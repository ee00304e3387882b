/**
 * A closed set of values as a TypeScript-style enum for `registerEnumType`: the GraphQL name in UPPER_SNAKE, the value as it stands in the database.
 * `enumOf(['user.registered'])` is `{ USER_REGISTERED: 'user.registered' }`.
 */
export function enumOf<const Value extends string>(values: readonly Value[]): { readonly [name: string]: Value } {
  return Object.fromEntries(values.map((value) => [graphqlNameOf(value), value]));
}

/** `pod_member` -> `POD_MEMBER`, `members:read` -> `MEMBERS_READ`, `user.registered` -> `USER_REGISTERED`. */
export function graphqlNameOf(value: string): string {
  return value.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
}
