import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { dayAndTime } from '@progress/bot-kit/say-time';
import { lines, paragraphs, say, type Spoken } from '@progress/bot-kit/speak';
import { MyPodDocument, type MyPodQuery } from '@progress/schema';
import { bold } from 'telegraf/format';
import { type Text, textOf } from './text.ts';

type Member = NonNullable<MyPodQuery['me']>;
type Membership = Member['memberships'][number];
type Pod = Membership['pod'];

/** My pod: who is in it, when it meets by my clock, and where. */
export function register(bot: BotOf): void {
  bot.start(async (ctx) => {
    const { user } = await ctx.register();
    await showPod(ctx, textOf(ctx).welcome(user.firstName));
  });
  bot.command('pod', (ctx) => showPod(ctx, null));
}

async function showPod(ctx: BotContext, opening: string | null): Promise<void> {
  const text = textOf(ctx);
  const { me } = await ctx.api.query(MyPodDocument, {});
  const current = me?.memberships.filter((membership) => membership.status !== 'LEFT' && membership.pod.status !== 'DISBANDED') ?? [];
  if (!me || current.length === 0) return say(ctx, { words: paragraphs(opening, text.noPod) });
  for (const [index, membership] of current.entries()) {
    const shown = podShown(me, membership, text);
    const isLast = index === current.length - 1;
    await say(ctx, { words: paragraphs(index === 0 ? opening : null, shown.words, opening !== null && isLast ? text.helpHint : null) });
  }
}

/** One pod in words. */
export function podShown(me: Member, { pod, status }: Membership, text: Text): Spoken {
  const active = pod.members.filter((membership) => membership.status === 'ACTIVE');
  const names = active.map(({ user }) => `• ${user.firstName ?? text.pod.somebody}${user.id === me.id ? ` (${text.pod.you})` : ''}`);
  return {
    words: paragraphs(
      lines(bold(pod.name), pod.description),
      status === 'PAUSED' ? text.pod.paused : null,
      lines(text.pod.members(pod.currentMembers, pod.maxMembers), ...names),
      ...call(pod, me.timezone, text),
    ),
  };
}

function call(pod: Pod, timezone: string | null, text: Text): (string | null)[] {
  if (pod.status === 'PAUSED') return [text.pod.resting];
  if (pod.nextMeetingAt === null) return [text.pod.noCall];
  const when = dayAndTime(new Date(pod.nextMeetingAt), text.locale, timezone ?? 'UTC');
  const where = pod.zoomLink === null ? text.pod.noLink : `${text.pod.link} ${pod.zoomLink}`;
  return [
    `${text.pod.next(timezone === null ? `${when} UTC` : when)}\n${text.pod.lasts(pod.durationMinutes)}`,
    where,
    timezone === null ? text.pod.byUtc : null,
  ];
}
