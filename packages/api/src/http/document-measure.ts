import { Kind, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';

/** What an operation asks for once its fragments stand in their places. */
export type Measure = {
  /** Fields within fields, without what is below `__schema` and `__type`. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Whether it asks about the schema itself. */
  readonly introspects: boolean;
  readonly introspectionDepth: number;
};

const NOTHING: Measure = { depth: 0, aliases: 0, directives: 0, introspects: false, introspectionDepth: 0 };

/** Measures operations of one document. Each fragment is walked once however often it is spread, so a document of doubling fragments costs its length only. */
export class DocumentMeasure {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly known = new Map<string, Measure>();

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  of(operation: OperationDefinitionNode): Measure {
    const body = this.selectionSet(operation.selectionSet);
    const own = operation.directives?.length ?? 0;
    const ofVariables = (operation.variableDefinitions ?? []).reduce((sum, variable) => sum + (variable.directives?.length ?? 0), 0);
    return { ...body, directives: body.directives + own + ofVariables };
  }

  private selectionSet(set: SelectionSetNode | undefined): Measure {
    return (set?.selections ?? []).reduce((sum: Measure, selection) => beside(sum, this.selection(selection)), NOTHING);
  }

  private selection(node: SelectionNode): Measure {
    const directives = node.directives?.length ?? 0;
    if (node.kind === Kind.FRAGMENT_SPREAD) return withDirectives(this.fragment(node.name.value), directives);
    if (node.kind === Kind.INLINE_FRAGMENT) return withDirectives(this.selectionSet(node.selectionSet), directives);
    const below = withDirectives(this.selectionSet(node.selectionSet), directives);
    const aliases = below.aliases + (node.alias ? 1 : 0);
    const isIntrospection = node.name.value === '__schema' || node.name.value === '__type';
    if (isIntrospection) return { ...below, aliases, depth: 0, introspects: true, introspectionDepth: below.depth + 1 };
    return { ...below, aliases, depth: below.depth + 1 };
  }

  /** A fragment that spreads itself counts as empty here; validation refuses it with a better sentence. */
  private fragment(name: string): Measure {
    const known = this.known.get(name);
    if (known) return known;
    this.known.set(name, NOTHING);
    const measure = this.selectionSet(this.fragments.get(name)?.selectionSet);
    this.known.set(name, measure);
    return measure;
  }
}

function beside(a: Measure, b: Measure): Measure {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
    introspects: a.introspects || b.introspects,
    introspectionDepth: Math.max(a.introspectionDepth, b.introspectionDepth),
  };
}

const withDirectives = (measure: Measure, directives: number): Measure =>
  directives === 0 ? measure : { ...measure, directives: measure.directives + directives };
