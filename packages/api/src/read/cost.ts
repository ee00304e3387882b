import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  getOperationAST,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { LARGEST_PAGE, USUAL_PAGE } from './page-size.ts';

type Variables = Readonly<Record<string, unknown>> | null | undefined;

/**
 * What an operation may make the server fetch at most, before anything runs: each field counts 1, and what is below a list counts once per item (`first`
 * or `last`, 20 when neither is said). Works on documents that were not validated: unknown fields count 1, circular fragments count as infinite.
 * @returns Infinity for fragments that contain themselves; 0 when the document does not have the operation
 */
export function costOf(schema: GraphQLSchema, document: DocumentNode, variables?: Variables, operationName?: string): number {
  const operation = getOperationAST(document, operationName);
  if (!operation) return 0;
  const root = schema.getRootType(operation.operation);
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
    ),
  );
  return new Walk(schema, fragmentsOf(document), { ...defaults, ...variables }).selection(operation.selectionSet, root ?? undefined, USUAL_PAGE);
}

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(document.definitions.flatMap((part) => (part.kind === Kind.FRAGMENT_DEFINITION ? [[part.name.value, part] as const] : [])));

/** One walk over a document. Each fragment is walked once for every size of list that it stands in. */
class Walk {
  private readonly costs = new Map<string, number>();
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  /** `size` is how many items the lists of a connection have that this selection is taken of. */
  selection({ selections }: SelectionSetNode, type: GraphQLNamedType | undefined, size: number): number {
    let cost = 0;
    for (const node of selections) {
      if (node.kind === Kind.FIELD) cost += this.field(node, type, size);
      else if (node.kind === Kind.FRAGMENT_SPREAD) cost += this.fragment(node.name.value, size);
      else cost += this.selection(node.selectionSet, node.typeCondition ? this.schema.getType(node.typeCondition.name.value) : type, size);
    }
    return cost;
  }

  private fragment(name: string, size: number): number {
    const key = `${name} ${size}`;
    const known = this.costs.get(key);
    if (known !== undefined) return known;
    const fragment = this.fragments.get(name);
    if (!fragment) return 1;
    // Whoever comes here again before the walk is over has gone in a circle.
    this.costs.set(key, Infinity);
    const cost = this.selection(fragment.selectionSet, this.schema.getType(fragment.typeCondition.name.value), size);
    this.costs.set(key, cost);
    return cost;
  }

  private field(node: FieldNode, parent: GraphQLNamedType | undefined, size: number): number {
    if (!node.selectionSet) return 1;
    const type = fieldTypeOf(parent, node.name.value);
    const named = type && getNamedType(type);
    const asked = this.sizeOf(node);
    if (type && isListType(getNullableType(type))) return 1 + (asked ?? size) * this.selection(node.selectionSet, named, USUAL_PAGE);
    return 1 + this.selection(node.selectionSet, named, isConnection(named) ? (asked ?? USUAL_PAGE) : USUAL_PAGE);
  }

  /** What `first` or `last` says, within what a page may hold; undefined when they say nothing. */
  private sizeOf(node: FieldNode): number | undefined {
    const sizes = (node.arguments ?? []).flatMap(({ name, value }) => {
      if (name.value !== 'first' && name.value !== 'last') return [];
      const said =
        value.kind === Kind.VARIABLE ? Number(this.variables[value.name.value] ?? Number.NaN) : value.kind === Kind.INT ? Number(value.value) : Number.NaN;
      return Number.isNaN(said) ? [] : [Math.min(Math.max(said, 1), LARGEST_PAGE)];
    });
    return sizes.length > 0 ? Math.max(...sizes) : undefined;
  }
}

function fieldTypeOf(parent: GraphQLNamedType | undefined, name: string): GraphQLOutputType | undefined {
  return isObjectType(parent) || (isAbstractType(parent) && 'getFields' in parent) ? parent.getFields()[name]?.type : undefined;
}
const isConnection = (type: GraphQLNamedType | undefined): boolean =>
  isObjectType(type) && (type.getFields().nodes ?? type.getFields().edges) !== undefined && type.getFields().pageInfo !== undefined;
