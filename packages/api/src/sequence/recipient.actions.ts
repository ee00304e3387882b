import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import { usualPreferences } from '../user/preferences.rules.ts';
import type { NotificationPreferences } from '../user/user-json.ts';
import { ZONE_UNTIL_TOLD, type Category, type ExperienceLevel, type RoleType } from '../user/user.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import type { Recipient } from './recipient.rules.ts';
import type { MemberClock } from './step-time.rules.ts';

type Row = {
  id: string;
  first_name: string | null;
  is_active: boolean;
  goals_category: Category | null;
  experience_level: ExperienceLevel | null;
  timezone: string | null;
  streak: number;
  last_activity_at: Date | string | null;
  preferences: NotificationPreferences | null;
  roles: RoleType[];
  telegram: boolean;
  email: boolean;
  sms: boolean;
};
/** A member as a sequence sees them; `words` is what its messages may speak of. */
export type Known = Recipient & { readonly userId: string; readonly clock: MemberClock; readonly words: Readonly<Record<string, string | number>> };

const USABLE = `select 1 from contact_points c where c.user_id = u.id and c.verified_at is not null and c.opted_out_at is null and c.bounced_at is null`;

/** @throws DomainError NOT_FOUND `userId` */
export async function knownMember({ em, now }: Pick<ActionContext, 'em' | 'now'>, userId: string): Promise<Known> {
  const rows = isId(userId)
    ? await em.execute<Row[]>(
        `select u.id, u.first_name, u.is_active, u.goals_category, u.experience_level, u.timezone, u.last_activity_at, u.notification_preferences as preferences,
           case when u.streak_valid_until <= ? then 0 else u.current_streak end as streak,
           (select coalesce(json_agg(r.role_type), '[]') from user_roles r where r.user_id = u.id and (r.expires_at is null or r.expires_at > ?)) as roles,
           exists (select 1 from bot_chats b where b.user_id = u.id and b.state = 'reachable') as telegram,
           exists (${USABLE} and c.kind = 'email') as email, exists (${USABLE} and c.kind = 'sms' and c.consent_at is not null) as sms
         from users u where u.id = ?`,
        [now, now, userId],
      )
    : [];
  const [row] = rows;
  if (!row) throw new DomainError('NOT_FOUND', 'There is no such member.', 'userId');
  return knownOf(row);
}

function knownOf(row: Row): Known {
  const preferences = row.preferences ?? usualPreferences(null);
  const { telegram, email, sms } = row;
  return {
    userId: row.id,
    isActive: row.is_active,
    goalsCategory: row.goals_category,
    experienceLevel: row.experience_level,
    roles: row.roles,
    lastActivityAt: row.last_activity_at === null ? null : new Date(row.last_activity_at),
    wants: preferences.channels,
    reachable: { telegram, email, sms },
    clock: { timezone: row.timezone ?? ZONE_UNTIL_TOLD, quietHours: preferences.quiet_hours },
    words: { first_name: row.first_name ?? '', goals_category: row.goals_category ?? '', current_streak: row.streak },
  };
}
