import type { WebSocket } from 'ws';
import type { Credentials } from '../authenticate.ts';
import type { Departure } from '../lib/departure.ts';
import { DomainError } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import type { Viewer } from '../viewer/viewer.ts';
import type { Door, Visitor } from './door.ts';
import { WEBSOCKET_LIMITS } from './limits.ts';

/** What is known of an open WebSocket. Nobody is behind it until connection_init. */
export type Connection = {
  readonly socket: WebSocket;
  readonly address: string;
  readonly departure: Departure;
  credentials: Credentials;
  visitor: Visitor | null;
  isAlive: boolean;
  /** How many operations are under way on it. */
  underWay: () => number;
};

const REVIEW_EVERY_MS = 1_000;
const PING_EVERY_MS = 12_000;
/** graphql-transport-ws has no code of its own for a refusal after connection_init; 4403 is its "Forbidden". */
const FORBIDDEN = 4403;
const GOING_AWAY = 1001;

/** Every open WebSocket of the process. Whoever loses the right to it, or is gone, is closed. */
export class Sockets {
  private readonly open = new Set<Connection>();
  private readonly timers: NodeJS.Timeout[];

  constructor(
    private readonly door: Door,
    private readonly log: Log,
  ) {
    this.timers = [setInterval(() => this.review(), REVIEW_EVERY_MS), setInterval(() => this.ping(), PING_EVERY_MS)];
  }

  add(connection: Connection): void {
    this.open.add(connection);
    connection.socket.on('pong', () => (connection.isAlive = true));
    connection.socket.once('close', () => this.open.delete(connection));
  }

  /**
   * Whether somebody without a key may have one more socket. An open one costs its owner nothing, and there is little that strangers may follow.
   * @throws DomainError RATE_LIMITED when twenty are open from their address
   */
  requirePlaceForStranger(address: string): void {
    let open = 0;
    for (const { visitor, address: theirs } of this.open) if (visitor?.viewer.kind === 'anonymous' && theirs === address) open += 1;
    if (open >= WEBSOCKET_LIMITS.strangers)
      throw new DomainError('RATE_LIMITED', 'Too many sockets without a key are open from your address: close some, or show a key.');
  }

  get count(): number {
    return this.open.size;
  }

  get subscriptionCount(): number {
    let sum = 0;
    for (const { underWay } of this.open) sum += underWay();
    return sum;
  }

  /** Looks at everybody's rights again: each second, and at once when an event says that a key or a role is gone. */
  review(): void {
    for (const connection of this.open) if (connection.visitor) void this.reviewOne(connection, connection.visitor.viewer);
  }

  /** Tells everybody to connect elsewhere, and waits until they are gone, for so long at most. */
  async close(withinMs: number): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    const closed = [...this.open].map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)));
    for (const { socket } of this.open) socket.close(GOING_AWAY, 'The server is stopping: connect again and resume.');
    const late = setTimeout(() => this.terminateAll(), withinMs);
    await Promise.all(closed);
    clearTimeout(late);
  }

  private terminateAll(): void {
    for (const { socket } of this.open) socket.terminate();
  }

  private async reviewOne(connection: Connection, before: Viewer): Promise<void> {
    try {
      const now = await this.door.identify(connection.credentials, connection.address);
      if (hasLost(before, now)) connection.socket.close(FORBIDDEN, 'Your role has changed: connect again.');
    } catch (error) {
      if (error instanceof DomainError) connection.socket.close(FORBIDDEN, error.message.slice(0, 120));
      else this.log.warn({ err: error }, 'the rights behind a socket could not be looked up; trying again');
    }
  }

  private ping(): void {
    for (const connection of this.open) {
      if (!connection.isAlive) connection.socket.terminate();
      connection.isAlive = false;
      if (connection.socket.readyState === connection.socket.OPEN) connection.socket.ping();
    }
  }
}

function hasLost(before: Viewer, now: Viewer): boolean {
  return (
    before.kind !== now.kind ||
    before.id !== now.id ||
    before.isSuperAdmin !== now.isSuperAdmin ||
    before.scopes.some((scope) => !now.scopes.includes(scope)) ||
    String(before.podIds) !== String(now.podIds)
  );
}
