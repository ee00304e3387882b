import { getNamedType, type GraphQLField, type GraphQLInputObjectType, type GraphQLInputType, isEnumType, isInputObjectType } from 'graphql';
import { blameOf } from './blame.ts';
import { value } from './declare.ts';
import { type Args, isSlot, type Slot, type SlotUse } from './source.ts';
import { Param } from './sql.ts';

/** A text, or a list, that the document itself says. */
class WrittenSlot implements Slot {
  constructor(
    private readonly said: unknown,
    private readonly field: string,
  ) {}

  as(type: string, { convert = (v) => v, blame = blameOf(this.field, type) }: SlotUse = {}): Param {
    const { read } = value(this.said, type);
    return new Param((request) => convert(read(request)), type, blame);
  }
  of(field: string): Slot {
    return new WrittenSlot(this.said, field);
  }
}

/**
 * The same arguments, of which each value knows the field that it was given for, so that what PostgreSQL does not take is refused by that name: an argument, or what
 * stands in an input object, `userId` or `windows[0].fromTime`, counted from the argument on.
 */
export function namedArguments({ args: known }: GraphQLField<unknown, unknown>, args: Args): Args {
  const given = known.filter(({ name }) => Object.hasOwn(args, name));
  return Object.fromEntries(given.map(({ name, type }) => [name, namedIn(type, args[name], { path: '', name })]));
}

/** `path`: what leads to it inside of the argument `name`. */
type At = { readonly path: string; readonly name: string };
function namedIn(type: GraphQLInputType, v: unknown, at: At): unknown {
  const field = at.path === '' ? at.name : at.path;
  const named = getNamedType(type);
  if (isSlot(v)) return v.of(field);
  if (isInputObjectType(named)) return namedInside(named, v, at);
  return (typeof v === 'string' || Array.isArray(v)) && !isEnumType(named) ? new WrittenSlot(v, field) : v;
}

function namedInside(type: GraphQLInputObjectType, v: unknown, { path, name }: At): unknown {
  if (v === null || v === undefined) return v;
  if (Array.isArray(v)) return v.map((item, index) => namedIn(type, item, { path: `${path}[${index}]`, name }));
  const parts = Object.entries(v).map(([key, part]) => [key, namedIn(type.getFields()[key]!.type, part, { path: path === '' ? key : `${path}.${key}`, name })]);
  return Object.fromEntries(parts) as unknown;
}
