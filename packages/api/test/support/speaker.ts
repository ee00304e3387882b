import { vi } from 'vitest';
import { WebSocket } from 'ws';

export type Line = { type: string; id?: string; payload?: any };
/** A bare socket that speaks the protocol line by line. */
export class Speaker {
  readonly lines: Line[] = [];
  readonly socket: WebSocket;
  closed: { code: number; reason: string } | undefined;

  constructor(url: string, headers: Record<string, string> = {}, protocol = 'graphql-transport-ws') {
    this.socket = new WebSocket(url, protocol, { headers });
    this.socket.on('message', (data) => this.lines.push(JSON.parse((data as Buffer).toString()) as Line));
    this.socket.on('close', (code, reason) => (this.closed ??= { code, reason: String(reason) }));
    this.socket.on('error', () => (this.closed ??= { code: 0, reason: 'refused' }));
  }

  async say(...messages: (object | string)[]): Promise<void> {
    if (this.socket.readyState === WebSocket.CONNECTING) await new Promise((resolve) => this.socket.once('open', resolve));
    for (const message of messages) this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Introduces itself, waits until it is welcome, and goes on. */
  async begin(introduction: object, ...messages: object[]): Promise<void> {
    await this.say(introduction);
    await this.hear((line) => line.type === 'connection_ack');
    await this.say(...messages);
  }

  hear(test: (line: Line) => boolean): Promise<Line> {
    return vi.waitFor(() => {
      const line = this.lines.find(test);
      if (!line) throw new Error(`Heard only ${JSON.stringify(this.lines)}`);
      return line;
    }, 15_000);
  }

  close(): Promise<{ code: number; reason: string }> {
    return vi.waitFor(() => {
      if (!this.closed) throw new Error('The socket is open.');
      return this.closed;
    }, 15_000);
  }
}

/** A connection_init, with a key or without. */
export const init = (token?: string): object => ({ type: 'connection_init', ...(token !== undefined && { payload: { authorization: `Bearer ${token}` } }) });
/** Begins an operation under an id. */
export const ask = (id: string, query: string, variables?: object): object => ({ type: 'subscribe', id, payload: { query, variables } });
