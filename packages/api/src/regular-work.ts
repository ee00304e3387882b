import type { EntityManager } from '@mikro-orm/postgresql';
import { forgetSessions } from './api-key/session.actions.ts';
import type { ContextParts } from './build-context.ts';
import { checkInWithMembers } from './commitment/check-in.job.ts';
import { closeDays } from './commitment/close-days.job.ts';
import { makeOccurrences } from './commitment/recurring.job.ts';
import { IDEMPOTENCY_KEPT_MS } from './event/idempotency.ts';
import { countWeeks } from './kpi/count-weeks.job.ts';
import { keepKpis } from './kpi/kpi-reading.actions.ts';
import type { Log } from './lib/log.ts';
import { forgetAnswers } from './llm/forget-answers.job.ts';
import { writeContexts } from './memory/context/write-contexts.job.ts';
import { sumUpPeriods } from './memory/summaries/sum-up.job.ts';
import { tellWeeks } from './memory/summaries/tell-week.job.ts';
import { refreshMemory } from './memory/refresh-memory.job.ts';
import { planCalls } from './meeting/plan-calls.job.ts';
import { passOnOffers } from './pod/waitlist.job.ts';

/** Something that is done again and again. May run in several processes at once, and is cut off by a stop between two rounds only. */
export type Chore = { readonly name: string; readonly everyMs: number; readonly run: () => Promise<void> };

const DAYS_AT_ONCE = 200;
const KEYS_AT_ONCE = 5_000;
const AT_ONCE = 100;
/** The two newest weeks of every figure and split are 24 of them. */
const WEEKS_IN_A_ROUND = 40;
const WEEKS_AT_ONCE = 2;

/** What the API does by the clock. Each chore finds by itself what is due, so a round that is missed or comes twice does no harm. */
export function chores({ orm, clock, wakeRelay }: ContextParts): Chore[] {
  return [
    { name: 'close days', everyMs: 5_000, run: () => closeAllDays() },
    { name: 'make what repeats', everyMs: 5_000, run: () => untilNothingIsDue(makeOccurrences) },
    { name: 'ask how it went', everyMs: 5_000, run: () => untilNothingIsDue(checkInWithMembers) },
    { name: 'refresh the key figures', everyMs: 5_000, run: () => refreshOnce() },
    { name: 'count weeks', everyMs: 15_000, run: () => countAllWeeks() },
    { name: 'plan calls', everyMs: 60_000, run: () => untilNothingIsDue(planCalls) },
    { name: 'pass offers on', everyMs: 60_000, run: () => untilNothingIsDue(passOnOffers) },
    { name: 'learn from the week', everyMs: 60_000, run: () => untilNothingIsDue(refreshMemory) },
    { name: 'sum up weeks and months', everyMs: 5_000, run: () => untilNothingIsDue(sumUpPeriods) },
    { name: 'tell members of their week', everyMs: 5_000, run: () => untilNothingIsDue(tellWeeks) },
    { name: 'write down what is known', everyMs: 5_000, run: () => untilNothingIsDue(writeContexts) },
    { name: 'forget what a language model said', everyMs: 600_000, run: () => untilNothingIsDue(forgetAnswers) },
    { name: 'forget sessions', everyMs: 600_000, run: () => untilNothingIsDue(forgetSessions) },
    { name: 'forget idempotency keys', everyMs: 600_000, run: () => forgetKeys() },
  ];

  async function refreshOnce(): Promise<void> {
    const isNews = await inTurn(orm.em.fork(), 'progress refresh kpis', (em) => keepKpis(em, clock.now()));
    if (isNews) wakeRelay();
  }

  /** Each few are kept as soon as they are counted. */
  async function countAllWeeks(): Promise<void> {
    for (let round = 0; round < WEEKS_IN_A_ROUND / WEEKS_AT_ONCE; round += 1) {
      const counted = await inTurn(orm.em.fork(), 'progress count weeks', (em) => countWeeks(em, clock.now(), WEEKS_AT_ONCE));
      if (counted !== WEEKS_AT_ONCE) return;
    }
  }

  async function closeAllDays(): Promise<void> {
    for (;;) {
      const { members } = await closeDays(orm.em.fork(), clock.now(), DAYS_AT_ONCE);
      if (members > 0) wakeRelay();
      if (members < DAYS_AT_ONCE) return;
    }
  }

  async function untilNothingIsDue(job: (em: EntityManager, now: Date, limit: number) => Promise<number>): Promise<void> {
    for (;;) {
      const done = await job(orm.em.fork(), clock.now(), AT_ONCE);
      if (done > 0) wakeRelay();
      if (done < AT_ONCE) return;
    }
  }

  async function forgetKeys(): Promise<void> {
    const before = new Date(clock.now().getTime() - IDEMPOTENCY_KEPT_MS);
    const text =
      'delete from idempotency_keys where (scope, key) in (select scope, key from idempotency_keys where created_at < ? order by created_at limit ?)';
    await orm.em.fork().execute(text, [before, KEYS_AT_ONCE]);
  }
}

/** One process counts; the others would only count the same. Undefined when it is another's turn. */
function inTurn<T>(em: EntityManager, lock: string, work: (em: EntityManager) => Promise<T>): Promise<T | undefined> {
  return em.transactional(async (inner) => {
    const [turn] = await inner.execute<{ mine: boolean }[]>('select pg_try_advisory_xact_lock(hashtext(?)) as mine', [lock]);
    return turn?.mine === true ? work(inner) : undefined;
  });
}

/** `succeededAt`: by the clock of the machine, in milliseconds; null until it has. */
type ChoreRecord = { readonly name: string; succeededAt: number | null; failures: number };

/** Does chores, each in its own rhythm, until it is stopped. */
export class RegularWork {
  private readonly timers: NodeJS.Timeout[];
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly records = new Map<string, ChoreRecord>();

  constructor(
    work: readonly Chore[],
    private readonly log: Log,
  ) {
    this.timers = work.map((chore) => setInterval(() => this.round(chore), chore.everyMs));
    for (const { name } of work) this.records.set(name, { name, succeededAt: null, failures: 0 });
    for (const chore of work) this.round(chore);
  }

  /** Begins no further round and waits for those under way. */
  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.underWay.values());
  }

  /** How each chore has fared in this process. */
  fared(): Iterable<Readonly<ChoreRecord>> {
    return this.records.values();
  }

  /** A chore that is still busy is not begun again. */
  private round({ name, run }: Chore): void {
    if (this.underWay.has(name)) return;
    const record = this.records.get(name)!;
    const done = run()
      .then(() => void (record.succeededAt = Date.now()))
      .catch((error: unknown) => {
        record.failures += 1;
        this.log.error({ err: error, chore: name }, 'regular work failed; it is tried again in its next round');
      })
      .finally(() => this.underWay.delete(name));
    this.underWay.set(name, done);
  }
}
