import type { ViewerKind } from '../viewer/viewer.ts';
import type { Blame, Condition, Param, Sql } from './sql.ts';

/** An entity class, or any class whose properties name columns. */
export type Class<E = unknown> = abstract new (...args: never[]) => E;

/** The viewer as far as a plan may know: never who, only what kind, and which of the scopes that rules mention. */
export type ViewerClass = {
  readonly kind: ViewerKind;
  readonly scopes: readonly string[];
  /** Whether the key is limited to some pods; which ones is a parameter. */
  readonly isPodBound: boolean;
};

/** Arguments by name: what the document says, or a `Slot` that the request's variables fill. Give them to `value()`. */
export type Args = { readonly [name: string]: unknown };
/** `convert` looks at what the request brings before PostgreSQL does; `blame` says what it means when PostgreSQL does not take that. */
export type SlotUse = { readonly convert?: (value: unknown) => unknown; readonly blame?: Blame };
/** The place of a leaf, mostly one that a variable fills. `of`: the same, given for this field, which is blamed for it when nothing else is. */
export type Slot = { as(type: string, use?: SlotUse): Param; of(field: string): Slot };
export const isSlot = (v: unknown): v is Slot => typeof v === 'object' && v !== null && 'as' in v && typeof v.as === 'function';

/** A row whose entity the compiler no longer knows. */
export type AnyRow = { readonly [property: string]: Sql };
// What a slice declares is checked against its entity there; kept here, the entity is forgotten: `never` is a row of any entity.
export type StoredRule = (row: never, viewer: ViewerClass) => Condition;
export type StoredLink = (child: never, parent: never, args: Args) => Condition;
export type StoredRowsLink = (child: never, parent: never, args: Args, viewer: ViewerClass) => Condition;
export type StoredOrder = (row: never) => Sql;
export type StoredPageOrder = {
  readonly by: StoredOrder;
  readonly type: string;
  readonly nullable?: boolean;
  readonly ties?: readonly { readonly by: StoredOrder; readonly type: string }[];
};
type StoredPaging = {
  readonly orders: { readonly [name: string]: StoredPageOrder };
  readonly usual: { readonly field: string; readonly direction: 'ASC' | 'DESC' };
  readonly filters?: { readonly [input: string]: (row: never, value: unknown) => Condition };
  readonly cursors?: string;
};

export type RowsSource = {
  readonly kind: 'rows';
  readonly of: Class;
  readonly link: StoredRowsLink;
  readonly follow: boolean;
  readonly order?: StoredOrder;
  readonly take: 'one' | 'all';
  readonly sure: boolean;
};
export type PageSource = { readonly kind: 'page'; readonly of: Class; readonly link: StoredLink; readonly follow: boolean } & StoredPaging;
/** Where a field's value comes from. */
export type Source =
  | { readonly kind: 'column'; readonly follow: boolean }
  | { readonly kind: 'sql'; readonly sql: (row: never, args: Args) => Sql }
  | { readonly kind: 'part' }
  | RowsSource
  | PageSource;
export type FieldRead = { readonly source: Source; readonly when: StoredRule };
export type Fields = { readonly [field: string]: FieldRead };

/** What one slice says about one GraphQL type. */
export type Readable = {
  readonly type: string;
  readonly entity: Class | null;
  readonly rows: StoredRule;
  readonly fields: Fields;
  /** The types of an interface or union, each with what makes a row one of them. */
  readonly variants?: { readonly [type: string]: StoredRule };
  /** Set for a type that is kept as JSON: each property with the PostgreSQL type it is read as. */
  readonly properties?: { readonly [property: string]: string };
};
