import { createHash } from 'node:crypto';
import { type DocumentNode, getOperationAST, type OperationTypeNode, parse, validate } from 'graphql';
import type { Answer, Given, ReadContext, Reader } from './execute.ts';
import { DomainError } from '../lib/errors.ts';
import { anonymous, VIEWER_KINDS } from '../viewer/viewer.ts';
import { exampleVariables } from './example-variables.ts';

/** `{ "sha256:<hex>": <text> }`, as the code generator's `persistedDocuments` writes it. */
export type Manifest = Readonly<Record<string, string>>;
/** An operation known by its hash: parsed, validated, and planned before the first request. */
export type TrustedDocument = { readonly hash: string; readonly name: string; readonly kind: OperationTypeNode; readonly document: DocumentNode };

/** The operations that our own clients send by hash. They run without Apollo's pipeline, and their text never travels. */
export class TrustedDocuments {
  private readonly known: ReadonlyMap<string, TrustedDocument>;

  /** @throws Error naming each document that does not fit its hash or the schema */
  constructor(
    private readonly reader: Reader,
    manifest: Manifest,
  ) {
    const compiled = Object.entries(manifest).map(([hash, text]) => this.compiled(bare(hash), text));
    const faults = compiled.filter((one): one is string => typeof one === 'string');
    if (faults.length > 0) throw new Error(`The trusted documents do not fit this API; generate them anew (npm run codegen):\n${faults.join('\n')}`);
    this.known = new Map(compiled.flatMap((one) => (typeof one === 'string' ? [] : [[one.hash, one] as const])));
    for (const one of this.known.values()) this.plan(one);
  }

  /** The document with this hash, with or without `sha256:` before it. */
  get(hash: string): TrustedDocument | undefined {
    return this.known.get(hash) ?? this.known.get(bare(hash));
  }

  /** The answer to a query or mutation known by this hash; undefined when there is none. Never rejects. */
  async answerTrusted(hash: string, variables: Given, context: ReadContext): Promise<Answer | undefined> {
    const trusted = this.get(hash);
    if (!trusted || trusted.kind === 'subscription') return undefined;
    return this.reader.answer(trusted.document, variables, context);
  }

  /** The document, or the sentence that says why it cannot be trusted. */
  private compiled(hash: string, text: string): TrustedDocument | string {
    if (createHash('sha256').update(text).digest('hex') !== hash) return `${hash} is not the SHA-256 of its text.`;
    const document = parse(text, { noLocation: true });
    const [fault] = validate(this.reader.registry.schema, document);
    if (fault) return `${hash}: ${fault.message}`;
    const operation = getOperationAST(document);
    return operation ? { hash, name: operation.name?.value ?? hash, kind: operation.operation, document } : `${hash} must hold exactly one operation.`;
  }

  /** Shapes that are not foreseen here, and example values that a link refuses, are planned when a request brings them. */
  private plan({ document, kind, name }: TrustedDocument): void {
    if (kind !== 'query') return;
    const { schema } = this.reader.registry;
    for (const caller of VIEWER_KINDS) {
      try {
        this.reader.prepare(document, exampleVariables(schema, document), { ...anonymous, kind: caller });
      } catch (error) {
        if (error instanceof DomainError) continue;
        throw new Error(`The trusted document ${name} cannot be planned: ${String(error)}`, { cause: error });
      }
    }
  }
}

const bare = (hash: string): string => hash.replace(/^sha256:/, '');
