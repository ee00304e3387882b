import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

type Pair = { readonly near: Socket; readonly far: Socket };

/**
 * A network between two processes that can be made worse: slow, torn, or silent. It takes connections on a port of its own and passes them on to the first
 * of its targets that takes them, each time beginning with the next one.
 */
export class Proxy {
  private readonly pairs = new Set<Pair>();
  private readonly server = createServer({ allowHalfOpen: true }, (near) => void this.take(near));
  private latencyMs = 0;
  private silence: PromiseWithResolvers<void> | null = null;
  private turn = 0;

  private constructor(
    readonly name: string,
    private readonly targets: readonly number[],
  ) {}

  /** Opens it. `targets`: ports of this machine. */
  static async open(name: string, targets: readonly number[]): Promise<Proxy> {
    const proxy = new Proxy(name, targets);
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Everything arrives so much later, in either direction; 0 ends it. */
  slow(latencyMs: number): void {
    this.latencyMs = latencyMs;
  }

  /** Tears every connection. */
  reset(): void {
    for (const { near, far } of this.pairs) for (const socket of [near, far]) socket.resetAndDestroy();
  }

  /** Nothing arrives any more, and nobody is told. */
  swallow(): void {
    this.silence ??= Promise.withResolvers();
  }

  /** Ends the silence: what was said meanwhile arrives late, or is lost with its connections. */
  heal(lost: boolean): void {
    if (lost) this.reset();
    this.silence?.resolve();
    this.silence = null;
  }

  async close(): Promise<void> {
    this.heal(true);
    this.server.close();
    await once(this.server, 'close');
  }

  private async take(near: Socket): Promise<void> {
    near.on('error', () => undefined);
    await this.silence?.promise;
    const far = await this.reach();
    if (far === null || near.destroyed) {
      far?.destroy();
      near.resetAndDestroy();
      return;
    }
    const pair = { near, far };
    this.pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.pass(from, to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.pairs.delete(pair);
        to.destroySoon();
      });
    }
  }

  private async reach(): Promise<Socket | null> {
    this.turn += 1;
    for (let i = 0; i < this.targets.length; i += 1) {
      const far = connect({ port: this.targets[(this.turn + i) % this.targets.length]!, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
      far.on('error', () => undefined);
      if (
        await once(far, 'connect').then(
          () => true,
          () => false,
        )
      )
        return far;
    }
    return null;
  }

  /** In the order in which it was said, each part when its time has come. */
  private pass(from: Socket, to: Socket): void {
    let last = Promise.resolve();
    const then = (say: () => void): void => {
      const arrivesAt = performance.now() + this.latencyMs;
      last = last.then(async () => {
        const left = arrivesAt - performance.now();
        if (left > 0) await wait(left);
        await this.silence?.promise;
        if (!to.destroyed) say();
      });
    };
    from.on('data', (part) => then(() => void to.write(part)));
    from.on('end', () => then(() => void to.end()));
  }
}
