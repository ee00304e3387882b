import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deleteCommitment, pauseCommitment, resumeCommitment, updateCommitment } from '../src/commitment/change.actions.ts';
import { endBreak, moveBreak, takeBreak } from '../src/commitment/break.actions.ts';
import { closeDays } from '../src/commitment/close-days.job.ts';
import { createCommitment } from '../src/commitment/commitment.actions.ts';
import { followCalendar, lockMember, refreshLedger } from '../src/commitment/ledger.actions.ts';
import { completeCommitment, failCommitment, undoCommitment } from '../src/commitment/report.actions.ts';
import { DomainError } from '../src/lib/errors.ts';
import { followCalendarChanges } from '../src/user/calendar-change.ts';
import { updateProfile } from '../src/user/profile.actions.ts';
import type { ActionContext } from '../src/viewer/context.ts';
import { anonymous } from '../src/viewer/viewer.ts';
import { verify } from '../src/verify.ts';
import { testDatabase } from './support/database.ts';
import { makeUser } from './support/make.ts';

const database = await testDatabase();
followCalendarChanges(followCalendar);
followCalendarChanges(moveBreak);

const ZONES = [
  'Europe/London',
  'America/New_York',
  'Asia/Tokyo',
  'Pacific/Auckland',
  'Asia/Kathmandu',
  'Pacific/Honolulu',
  'Pacific/Apia',
  'Pacific/Pago_Pago',
];
const DAY_MS = 86_400_000;
/** `RECOUNT_RUNS=500 vitest run --project api recount-after-anything` is the long form. */
const numRuns = Number(process.env.RECOUNT_RUNS ?? 30);

/** One thing that happens, so many minutes after the one before. `which`: which of the member's promises, counted from the latest. */
type Happening = { readonly minutes: number; readonly what: keyof typeof WHAT; readonly which: number; readonly days: number; readonly zone: string };
type Scene = { readonly ctx: ActionContext; readonly id: string; readonly dueDate: string | null; readonly happening: Happening };

const dayAfter = (now: Date, days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** Everything a member can do, and the clock's own part in it. */
const WHAT = {
  promise: ({ ctx, dueDate }: Scene) => createCommitment(ctx, { text: 'Walk for 20 minutes', dueDate }),
  complete: ({ ctx, id }: Scene) => completeCommitment(ctx, { id }),
  completeYesterday: ({ ctx, id }: Scene) => completeCommitment(ctx, { id, doneOn: dayAfter(ctx.now, -1) }),
  fail: ({ ctx, id }: Scene) => failCommitment(ctx, { id }),
  undo: ({ ctx, id }: Scene) => undoCommitment(ctx, { id }),
  move: ({ ctx, id, dueDate }: Scene) => updateCommitment(ctx, { id, dueDate }),
  delete: ({ ctx, id }: Scene) => deleteCommitment(ctx, { id }),
  pause: ({ ctx, id }: Scene) => pauseCommitment(ctx, { id }),
  resume: ({ ctx, id, dueDate }: Scene) => resumeCommitment(ctx, { id, dueDate }),
  takeBreak: ({ ctx, happening }: Scene) => takeBreak(ctx, { until: dayAfter(ctx.now, happening.days * 2) }),
  endBreak: ({ ctx }: Scene) => endBreak(ctx),
  travel: ({ ctx, happening }: Scene) => updateProfile(ctx, { timezone: happening.zone }),
  riseAt: ({ ctx, happening }: Scene) => updateProfile(ctx, { dayStartHour: happening.days % 5 }),
} as const;

const often = ['promise', 'promise', 'promise', 'complete', 'complete', 'completeYesterday', 'undo'] as const;
const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.record({
    minutes: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 60, max: 3000 }), fc.integer({ min: 3000, max: 9000 })),
    what: fc.constantFrom(...often, ...(Object.keys(WHAT) as (keyof typeof WHAT)[])),
    which: fc.nat(5),
    days: fc.oneof(fc.nat(4), fc.nat(14)),
    zone: fc.constantFrom(...ZONES),
  }),
  { minLength: 5, maxLength: 40 },
);

async function beginning(zone: string, now: Date): Promise<string> {
  await database.query('delete from users');
  const { id } = await makeUser(database.em(), { timezone: null, createdAt: now });
  await within(now, id, (ctx) => updateProfile(ctx, { timezone: zone }));
  return id;
}

/** A refusal is an answer; nothing of what was refused may stay. */
async function within(now: Date, userId: string, act: (ctx: ActionContext) => Promise<unknown>): Promise<void> {
  const viewer = { ...anonymous, kind: 'member' as const, id: userId };
  await database
    .em()
    .transactional((em) => act({ em, viewer, now }))
    .catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
    });
}

async function happen(happening: Happening, userId: string, now: Date): Promise<void> {
  const promises = await database.query<{ id: string }>('select id from commitments where user_id = $1 order by created_at desc, id limit 6', [userId]);
  const id = promises[Math.min(happening.which, promises.length - 1)]?.id ?? userId;
  const dueDate = happening.days % 5 === 4 ? null : dayAfter(now, happening.days);
  await within(now, userId, (ctx) => WHAT[happening.what]({ ctx, id, dueDate, happening }));
}

const LEDGER = `
select u.current_streak, u.longest_streak, u.streak_valid_until, u.ledger_closes_at, (select json_agg(to_jsonb(d) - 'id' order by d.day) from user_days d where d.user_id = u.id) as days
from users u where u.id = ?`;

/** What the ledger would say now, reckoned on from where it stands, and reckoned from the first event of all; nothing of it stays. */
async function reckoned(userId: string, now: Date): Promise<{ readonly further: unknown; readonly anew: unknown }> {
  const em = database.em().fork();
  await em.begin();
  const ctx = { em, viewer: anonymous, now };
  const member = await lockMember(ctx, userId);
  await refreshLedger(ctx, member);
  const [further] = await em.execute<unknown[]>(LEDGER, [userId]);
  await em.execute('delete from user_days where user_id = ?', [userId]);
  await refreshLedger(ctx, member);
  const [anew] = await em.execute<unknown[]>(LEDGER, [userId]);
  await em.rollback();
  return { further, anew };
}

test(
  'whatever a member does, and however many days close meanwhile, a recount finds nothing, and what is reckoned from the last days is what the whole history says',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ZONES), happenings, async (zone, all) => {
        let now = new Date('2026-10-20T10:00:00Z');
        const userId = await beginning(zone, now);
        for (const happening of all) {
          now = new Date(now.getTime() + happening.minutes * 60_000);
          if (happening.minutes % 3 === 0) await closeDays(database.em(), now);
          await happen(happening, userId, now);
          expect(await verify(database.em(), { now, fix: false })).toEqual([]);
          const { further, anew } = await reckoned(userId, now);
          expect(further).toEqual(anew);
        }
      }),
      { numRuns, interruptAfterTimeLimit: 30_000 + numRuns * 1_000 },
    );
  },
  60_000 + numRuns * 1_000,
);
