import type { z } from 'zod';
import { badRequest } from './bot-api-error.ts';

export interface Upload {
  name: string;
  contentType: string;
  content: Buffer;
}

/** The arguments of one call. A value may arrive as JSON or as text, as the real API takes it. */
export class CallArguments {
  constructor(
    private readonly values: Readonly<Record<string, unknown>>,
    private readonly uploads: ReadonlyMap<string, Upload> = new Map(),
  ) {}

  has(name: string): boolean {
    return this.values[name] !== undefined || this.uploads.has(name);
  }

  /** Returns the value as text; undefined when it was not given. */
  text(name: string): string | undefined {
    const value = this.values[name];
    if (value === undefined || value === null) return undefined;
    return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
  }

  /** Returns a whole number of at most 52 bits, or undefined when it was not given or is no number. */
  integer(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined || !/^-?\d{1,16}$/.test(text.trim())) return undefined;
    return Number(text);
  }

  flag(name: string): boolean {
    return ['true', '1', 'yes', 't', 'y'].includes(this.text(name)?.toLowerCase() ?? '');
  }

  /** Returns the checked object or list, or undefined when it was not given. Throws 400 with `refusal` when it has another shape. */
  object<T>(name: string, shape: z.ZodType<T>, refusal: string): T | undefined {
    const text = this.text(name);
    if (text === undefined || text === '') return undefined;
    const parsed = shape.safeParse(parseJson(text, refusal));
    if (!parsed.success) throw badRequest(refusal);
    return parsed.data;
  }

  /** Returns an uploaded file, or the file_id or address given instead, or undefined. */
  file(name: string): Upload | string | undefined {
    const upload = this.uploads.get(name);
    if (upload !== undefined) return upload;
    const text = this.text(name);
    return text?.startsWith('attach://') === true ? this.uploads.get(text.slice('attach://'.length)) : text;
  }

  /** What was sent, for the list of calls that tests read; a file is shown by its name and size. */
  shown(): Record<string, unknown> {
    const files = [...this.uploads].map(([name, upload]) => [name, `<${upload.name}, ${upload.content.length} bytes>`] as const);
    return { ...this.values, ...Object.fromEntries(files) };
  }
}

function parseJson(text: string, refusal: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(refusal);
  }
}
