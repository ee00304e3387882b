import { setTimeout as wait } from 'node:timers/promises';
import { COMMITMENT_BOT, POD_BOT } from '../../../packages/playground/src/start-playground.ts';
import type { FaultKind as TelegramFault } from '../../../packages/playground/src/world/faults.ts';
import { eventually } from '../../support/process.ts';
import type { Cut } from '../judge/claims.ts';
import type { Fault } from '../plan.ts';
import type { ChaosSystem, ProcessName, WayName } from '../system.ts';
import { stepOf } from './clock-step.ts';

/** Kinds in the middle of which something that was sent may not get confirmed. */
const CUTS = new Set(['kill', 'kill-database', 'terminate', 'freeze', 'reset', 'black-hole']);
/** Telegram's faults keep a caller waiting so long: once within a bot's patience, once beyond it. */
const HANGS_MS = [2_000, 12_000] as const;

/** Lets the faults of a plan happen, and counts what they may have cost. */
export class Injector {
  readonly injected: Fault[] = [];
  readonly cuts: Cut[] = [];
  /** Calls that Telegram was told not to answer. */
  orderedSilences = 0;
  /** How long the commitment bot stood still, by the longest time; milliseconds. */
  longestFreezeMs = 0;
  private readonly underWay = new Set<Promise<void>>();
  private stepped: Promise<void> = Promise.resolve();

  constructor(private readonly system: ChaosSystem) {}

  /** From now on, until the last fault is set right again or the signal is given. */
  async run(plan: readonly Fault[], signal: AbortSignal): Promise<void> {
    const begunAt = performance.now();
    for (const fault of plan) {
      await wait(Math.max(0, begunAt + fault.atMs - performance.now()), undefined, { signal }).catch(() => undefined);
      if (signal.aborted) break;
      this.injected.push(fault);
      const done = this.inject(fault, signal).finally(() => this.underWay.delete(done));
      this.underWay.add(done);
    }
    await Promise.all(this.underWay);
  }

  private async inject(fault: Fault, signal: AbortSignal): Promise<void> {
    if (!CUTS.has(fault.kind)) return this.happen(fault, signal);
    const fromMs = Date.now();
    await this.happen(fault, signal);
    this.cuts.push({ fromMs, toMs: Date.now() });
  }

  private async happen(fault: Fault, signal: AbortSignal): Promise<void> {
    const { kind, target, lastsMs, roll } = fault;
    const lasting = (): Promise<void> => wait(lastsMs, undefined, { signal }).catch(() => undefined);
    const way = (): ReturnType<ChaosSystem['way']> => this.system.way(target as WayName);
    switch (kind) {
      case 'kill':
        return this.kill(target as ProcessName, lasting);
      case 'kill-database':
        return this.killDatabase();
      case 'terminate':
        return this.terminate(roll);
      case 'freeze':
        return this.freeze(fault, lasting);
      case 'latency':
        way().slow(10 + Math.round(roll * 300));
        await lasting();
        return way().slow(0);
      case 'reset':
        return way().reset();
      case 'black-hole':
        way().swallow();
        await lasting();
        // What a bot had said to Telegram must not arrive when it has long been said again: that would be the same as a lost answer.
        return way().heal(target === 'bots to telegram' || roll < 0.5);
      case 'telegram':
        return this.telegramFault(target as TelegramFault, roll);
      case 'repeat':
        return this.arm({ kind: 'lost-answer', bot: target === 'pod-bot' ? POD_BOT : COMMITMENT_BOT, methods: ['getUpdates'], next: 1, hangMs: 200 });
      case 'clock':
        return this.moveClock(fault);
    }
  }

  private async kill(name: ProcessName, lasting: () => Promise<void>): Promise<void> {
    const target = this.system.process(name);
    await target.end('SIGKILL');
    await lasting();
    target.start();
  }

  private async killDatabase(): Promise<void> {
    const pid = this.system.databasePid();
    process.kill(pid, 'SIGKILL');
    await eventually('PostgreSQL answers again', 60, async () => {
      if (this.system.databasePid() === pid) return undefined;
      return (await this.system.sql('select 1')).length > 0 || undefined;
    });
  }

  private async terminate(roll: number): Promise<void> {
    const text = "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'progress-%' and hashtext(pid::text || $1) % 2 = 0";
    await this.system.sql(text, [String(roll)]).catch(() => undefined);
  }

  private async freeze({ target, lastsMs }: Fault, lasting: () => Promise<void>): Promise<void> {
    const frozen = this.system.process(target as ProcessName);
    if (!frozen.isRunning) return;
    const { pid } = frozen;
    process.kill(pid, 'SIGSTOP');
    if (target === 'commitment-bot' || target === 'telegram') this.longestFreezeMs = Math.max(this.longestFreezeMs, lastsMs);
    await lasting();
    if (frozen.isRunning && frozen.pid === pid) process.kill(pid, 'SIGCONT');
  }

  private async telegramFault(kind: TelegramFault, roll: number): Promise<void> {
    const next = 1 + Math.floor(roll * 2);
    if (kind === 'lost-answer' || kind === 'time-out') this.orderedSilences += next;
    await this.arm({ kind, methods: ['sendMessage', 'editMessageText', 'answerCallbackQuery'], next, retryAfterSeconds: 2, hangMs: HANGS_MS[next - 1]! });
  }

  /** One step after the other: of two that wait for the same frozen Telegram, nobody would know which was the last. */
  private moveClock(fault: Fault): Promise<void> {
    this.stepped = this.stepped.then(() => this.stepClock(fault));
    return this.stepped;
  }

  /** The local Telegram keeps the clock: where it is away at this moment, the clock is moved when it is back. */
  private async stepClock({ target, roll }: Fault): Promise<void> {
    await eventually('the clock is moved', 30, async () => {
      await this.system.moveClock(stepOf(target, this.system.now(), roll));
      return true;
    });
  }

  private async arm(fault: object): Promise<void> {
    await this.system.telegram.post('faults', fault).catch(() => undefined);
  }
}
