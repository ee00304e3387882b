import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { State } from './state.ts';

/** Keeps the state in one JSON file, written whole and renamed into place, so that a killed process leaves the old or the new one. */
export class Store {
  private readonly uploads = new Map<string, Buffer>();
  private writing: Promise<void> | null = null;
  private isDirty = false;

  constructor(
    private readonly path: string | undefined,
    private readonly snapshot: () => State,
  ) {}

  /** Returns the saved state, or null when there is none. Throws a sentence with the cure when the file cannot be read. */
  static load(path: string | undefined): State | null {
    if (path === undefined || !existsSync(path)) return null;
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as State;
    } catch (error) {
      throw new Error(`${path} cannot be read as the saved chats (${String(error)}). Delete the file to begin anew.`, { cause: error });
    }
  }

  /** Marks the state as changed; `flushed()` says when it is on disk. */
  touch(): void {
    this.isDirty = true;
  }

  /** Resolves when every change made before the call is in the file. Changes made together share one write. */
  async flushed(): Promise<void> {
    while (this.path !== undefined && (this.isDirty || this.writing !== null)) {
      this.writing ??= this.write(this.path).finally(() => {
        this.writing = null;
      });
      await this.writing;
    }
  }

  private async write(path: string): Promise<void> {
    mkdirSync(dirname(path), { recursive: true });
    this.isDirty = false;
    const next = `${path}.next`;
    await writeFile(next, JSON.stringify(this.snapshot()), { mode: 0o600 });
    await rename(next, path);
  }

  async saveUpload(path: string, content: Buffer): Promise<void> {
    if (this.path === undefined) {
      this.uploads.set(path, content);
      return;
    }
    await mkdir(this.uploadFolder(), { recursive: true });
    await writeFile(join(this.uploadFolder(), basename(path)), content);
  }

  /** Returns the uploaded bytes, or null when they are gone. */
  async readUpload(path: string): Promise<Buffer | null> {
    if (this.path === undefined) return this.uploads.get(path) ?? null;
    return readFile(join(this.uploadFolder(), basename(path))).catch(() => null);
  }

  private uploadFolder(): string {
    return `${this.path ?? ''}.uploads`;
  }
}
