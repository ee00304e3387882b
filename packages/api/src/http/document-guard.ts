import { createHash } from 'node:crypto';
import { GraphQLError, Kind, parse, validate, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { bracketDepth } from './bracket-depth.ts';
import { DocumentMeasure, type Measure } from './document-measure.ts';
import { LIMITS } from './limits.ts';

/** A document that may be executed: within the limits, and valid for the schema. */
export type GuardedDocument = {
  readonly source: string;
  readonly document: DocumentNode;
  /** SHA-256 of the source, hexadecimal. */
  readonly hash: string;
  readonly operations: readonly OperationDefinitionNode[];
  /** Whether any of its operations asks about the schema itself. */
  readonly introspects: boolean;
};

/** A document is refused before anything of it runs, with at most five errors. */
export class DocumentRefused extends Error {
  override readonly name = 'DocumentRefused';
  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors[0]?.message ?? 'The document is refused.');
  }
}

/** Documents are remembered up to so many characters of source in all; the ones longest unused are forgotten first. */
const REMEMBERED_CHARACTERS = 1_000_000;

/** Judges documents for HTTP and WebSocket alike, the cheap questions first: bracket depth, parser with a token limit, one walk, validation. */
export class DocumentGuard {
  private readonly bySource = new Map<string, GuardedDocument>();
  private readonly byHash = new Map<string, GuardedDocument>();
  private characters = 0;

  constructor(private readonly schema: GraphQLSchema) {}

  /**
   * The document of a source text.
   * @throws DocumentRefused with GRAPHQL_PARSE_FAILED, QUERY_TOO_COMPLEX or GRAPHQL_VALIDATION_FAILED
   */
  admit(source: string): GuardedDocument {
    const known = this.bySource.get(source);
    if (known) {
      this.bySource.delete(source);
      this.bySource.set(source, known);
      return known;
    }
    const admitted = this.judge(source);
    this.remember(admitted);
    return admitted;
  }

  /** The same, or undefined instead of a refusal. */
  admitIfGood(source: string): GuardedDocument | undefined {
    try {
      return this.admit(source);
    } catch (error) {
      if (error instanceof DocumentRefused) return undefined;
      throw error;
    }
  }

  /** A document admitted before, by the SHA-256 of its source. */
  byHashOf(hash: string): GuardedDocument | undefined {
    return this.byHash.get(hash);
  }

  private judge(source: string): GuardedDocument {
    const nested = bracketDepth(source);
    if (nested > LIMITS.bracketDepth)
      throw tooComplex(`The document nests brackets ${nested} deep; at most ${LIMITS.bracketDepth} are allowed. Ask in several requests.`);
    const document = parsed(source);
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const measured = measuredWithinLimits(document, operations);
    const faults = validate(this.schema, document, undefined, { maxErrors: LIMITS.validationErrors - 1, hideSuggestions: true });
    if (faults.length > 0) throw new DocumentRefused(faults.slice(0, LIMITS.validationErrors).map((fault) => coded(fault, 'GRAPHQL_VALIDATION_FAILED')));
    const hash = createHash('sha256').update(source).digest('hex');
    return { source, document, hash, operations, introspects: measured.some((measure) => measure.introspects) };
  }

  private remember(admitted: GuardedDocument): void {
    this.bySource.set(admitted.source, admitted);
    this.byHash.set(admitted.hash, admitted);
    this.characters += admitted.source.length;
    for (const oldest of this.bySource.values()) {
      if (this.characters <= REMEMBERED_CHARACTERS || oldest === admitted) return;
      this.bySource.delete(oldest.source);
      this.byHash.delete(oldest.hash);
      this.characters -= oldest.source.length;
    }
  }
}

function parsed(source: string): DocumentNode {
  try {
    return parse(source, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.includes('Document contains more that')) throw tooComplex(`The document has more than ${LIMITS.tokens} tokens. Ask in several requests.`);
    throw new DocumentRefused([coded(error, 'GRAPHQL_PARSE_FAILED')]);
  }
}

function measuredWithinLimits(document: DocumentNode, operations: readonly OperationDefinitionNode[]): Measure[] {
  if (operations.length > LIMITS.operations) throw tooComplex(`The document has ${operations.length} operations; at most ${LIMITS.operations} are allowed.`);
  const measure = new DocumentMeasure(document);
  return operations.map((operation) => {
    const found = measure.of(operation);
    const over = overLimit(found, operation);
    if (over) throw tooComplex(`${over}. Ask for less at once, or in several requests.`);
    return found;
  });
}

function overLimit(found: Measure, operation: OperationDefinitionNode): string | undefined {
  const variables = operation.variableDefinitions?.length ?? 0;
  if (found.depth > LIMITS.depth) return `The query is nested ${found.depth} levels deep; at most ${LIMITS.depth} are allowed`;
  if (found.introspects && found.depth > 1) return 'The query asks for data and about the schema at once';
  if (found.introspectionDepth > LIMITS.introspectionDepth) return `The introspection is nested deeper than ${LIMITS.introspectionDepth} levels`;
  if (found.aliases > LIMITS.aliases) return `The query uses ${found.aliases} aliases; at most ${LIMITS.aliases} are allowed`;
  if (found.directives > LIMITS.directives) return `The query uses ${found.directives} directives; at most ${LIMITS.directives} are allowed`;
  if (variables > LIMITS.variables) return `The query declares ${variables} variables; at most ${LIMITS.variables} are allowed`;
  return undefined;
}

const tooComplex = (sentence: string): DocumentRefused => new DocumentRefused([new GraphQLError(sentence, { extensions: { code: 'QUERY_TOO_COMPLEX' } })]);

/** The same error under a code of the catalogue. A refusal stays small: where it is counts, not the text around it. */
function coded(error: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(error.message.slice(0, 300), { source: error.source, positions: error.positions?.slice(0, 5), extensions: { code } });
}
