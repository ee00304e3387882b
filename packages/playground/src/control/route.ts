import type { z } from 'zod';
import type { BotApi } from '../bot-api/server.ts';
import type { SmsSink } from '../sinks/sms-sink.ts';
import type { World } from '../world/world.ts';

/** What a control request may touch. */
export interface Place {
  world: World;
  botApi: BotApi;
  sms: SmsSink;
}

export interface Route {
  method: 'GET' | 'POST';
  path: string;
  run: (place: Place, input: unknown, signal: AbortSignal) => unknown;
}

/** A question; its input is the query. */
export function get<Input>(path: string, shape: z.ZodType<Input>, run: (place: Place, input: Input, signal: AbortSignal) => unknown): Route {
  return { method: 'GET', path, run: (place, input, signal) => run(place, shape.parse(input), signal) };
}

/** An act; its input is the JSON body. It is answered once what it changed is saved. */
export function post<Input>(path: string, shape: z.ZodType<Input>, run: (place: Place, input: Input) => unknown): Route {
  return { method: 'POST', path, run: (place, input) => run(place, shape.parse(input)) };
}
