import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import type { Seal } from './backup-format.ts';

const NEWLINE = 10;
const MODULUS = 1n << 256n;

/**
 * Lets rows through as they are, and seals them on the way: COPY writes each on a line of its own, and a line break within a value as `\n`. The order of rows
 * does not matter: a database may give them back in another one.
 */
export class SealedRows extends Transform {
  private sum = 0n;
  private rows = 0;
  private rest: Buffer = Buffer.alloc(0);

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const text = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let from = 0;
    for (let at = text.indexOf(NEWLINE); at !== -1; at = text.indexOf(NEWLINE, from)) {
      this.add(text.subarray(from, at));
      from = at + 1;
    }
    this.rest = text.subarray(from);
    done(null, chunk);
  }

  /** To be asked when all rows are through. */
  seal(): Seal {
    return { rows: this.rows, sum: this.sum.toString(16) };
  }

  private add(row: Buffer): void {
    this.rows += 1;
    this.sum = (this.sum + BigInt(`0x${createHash('sha256').update(row).digest('hex')}`)) % MODULUS;
  }
}

export const isSame = (one: Seal, other: Seal): boolean => one.rows === other.rows && one.sum === other.sum;
