import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * A module that runs in a thread of its own, so that nobody who calls the API waits for what it reckons. It ends with the process, whatever it is doing.
 * @see Worker of `node:worker_threads`
 */
export class Thread {
  private readonly worker: Worker;

  /** @param from where the caller stands, `import.meta.url`; `name` is the module beside it, without its ending; `largestHeapMb`: what ends it when it takes more */
  constructor(
    from: string,
    private readonly name: string,
    { data, largestHeapMb }: { readonly data?: unknown; readonly largestHeapMb: number },
  ) {
    const isSource = from.endsWith('.ts');
    this.worker = new Worker(new URL(`./${name}.${isSource ? 'ts' : 'js'}`, from), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: largestHeapMb },
      ...(isSource && { execArgv: ['--import', import.meta.resolve('tsx'), '--conditions=progress-source'] }),
    });
    this.worker.unref();
  }

  tell(message: unknown): void {
    this.worker.postMessage(message);
  }

  /**
   * What it says next.
   * @throws whatever ends it before, and an Error when it ends by itself
   */
  async answer<Answer>(): Promise<Answer> {
    const waiting = new AbortController();
    const { signal } = waiting;
    try {
      const [said] = (await Promise.race([once(this.worker, 'message', { signal }), this.ended(signal)])) as [Answer];
      return said;
    } finally {
      waiting.abort();
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private async ended(signal: AbortSignal): Promise<never> {
    const [code] = (await once(this.worker, 'exit', { signal })) as [number];
    throw new Error(`The thread ${this.name} ended with ${code} before it had an answer.`);
  }
}
