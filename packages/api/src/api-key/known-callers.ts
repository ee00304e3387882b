import DataLoader from 'dataloader';
import type { LoggedEvent } from '../lib/event-feed.ts';
import type { Query } from '../lib/query.ts';
import type { KeyKind } from '../viewer/viewer.ts';

/** A person's admin roles: until when each counts. Null: without an end. Undefined: not held. */
export type AdminRoles = { readonly adminUntil: Date | null | undefined; readonly superAdminUntil: Date | null | undefined };
export type KnownKey = {
  readonly id: string;
  /** The first of the keys whose place it took, one after the other; itself when it took none. */
  readonly firstId: string;
  readonly name: string;
  readonly kind: KeyKind;
  readonly scopes: readonly string[];
  /** The only pods it may see anything of; null: no such limit. */
  readonly podIds: readonly string[] | null;
  /** Points it may spend in a minute; null: as many as everybody. */
  readonly ratePerMinute: number | null;
  readonly secretHash: string;
  readonly expiresAt: Date | null;
  readonly isRevoked: boolean;
  /** The person an admin key belongs to. */
  readonly userId: string | null;
  readonly roles: AdminRoles;
};
export type KnownMember = { readonly id: string; readonly roles: AdminRoles };

type RoleRow = { role_type: string; expires_at: string | null };
type KeyRow = {
  id: string;
  first_id: string;
  name: string;
  kind: KeyKind;
  scopes: string[];
  pod_ids: string[] | null;
  rate_limit_per_minute: number | null;
  secret_hash: string;
  expires_ms: number | null;
  is_revoked: boolean;
  user_id: string | null;
  roles: RoleRow[];
};
type MemberRow = { telegram_id: string; id: string; roles: RoleRow[] };

/** What changes the worth of a key. */
const CHANGES: ReadonlySet<string> = new Set(['api_key.updated', 'api_key.rotated', 'api_key.revoked']);
/** Whatever the events forgot to tell is known after so long at the latest. */
const KEPT_MS = 10_000;
/** A member without an admin role has nothing to lose but their id, which never changes: bots act for the same people all day. */
const PLAIN_MEMBER_KEPT_MS = 600_000;
const MOST = 20_000;
/** Those of one turn of the event loop; what is known of them is remembered elsewhere. */
const TOGETHER = { cache: false, batchScheduleFn: setImmediate };

const ROLES = (user: string): string =>
  `(select coalesce(jsonb_agg(jsonb_build_object('role_type', r.role_type, 'expires_at', r.expires_at)), '[]') from user_roles r where r.user_id = ${user} and r.role_type in ('admin', 'super_admin')) as roles`;
/** Never changes: a key is made as what it takes the place of. */
const FIRST = `(with recursive line as (select api_keys.id as id, 0 as back union all select k.id, line.back + 1 from api_keys k join line on k.rotated_to = line.id) select line.id from line order by back desc limit 1) as first_id`;
// Instants as numbers: how they are read otherwise depends on who else uses the pool.
const KEY = `select id, name, kind, scopes, pod_ids, rate_limit_per_minute, secret_hash, (extract(epoch from expires_at) * 1000)::float8 as expires_ms, revoked_at is not null as is_revoked, user_id, ${FIRST}, ${ROLES('api_keys.user_id')} from api_keys where prefix = $1`;
/** As an array the planner cannot look into, so that it keeps one plan for however many. */
const MEMBERS = `select telegram_user_id::text as telegram_id, id, ${ROLES('users.id')} from users where telegram_user_id = any(array(select unnest($1::bigint[])))`;

/** Keys and members as the database has them, remembered for seconds and forgotten when an event says that they changed. */
export class KnownCallers {
  private readonly keys: Remembered<KnownKey>;
  private readonly members: Remembered<KnownMember>;

  constructor(query: Query, nowMs: () => number = Date.now) {
    this.keys = new Remembered(
      nowMs,
      () => KEPT_MS,
      async (prefix) => (await query<KeyRow>(KEY, [prefix])).map(keyOf)[0],
    );
    const asked = new DataLoader<string, KnownMember | undefined>((telegramIds) => membersOf(query, telegramIds), TOGETHER);
    this.members = new Remembered(
      nowMs,
      ({ roles }) => (roles.adminUntil === undefined && roles.superAdminUntil === undefined ? PLAIN_MEMBER_KEPT_MS : KEPT_MS),
      (telegramId) => asked.load(telegramId),
    );
  }

  /** A key that was in use in the last seconds; undefined does not say that there is none. */
  rememberedKey(prefix: string): KnownKey | undefined {
    return this.keys.remembered(prefix);
  }

  /** A member who was acted for in the last seconds; undefined does not say that there is none. */
  rememberedMember(telegramId: string): KnownMember | undefined {
    return this.members.remembered(telegramId);
  }

  /** The key of a prefix; undefined when there is none. */
  key(prefix: string): Promise<KnownKey | undefined> {
    return this.keys.fetch(prefix);
  }

  /** The member with a Telegram id; undefined when there is none. */
  member(telegramId: string): Promise<KnownMember | undefined> {
    return this.members.fetch(telegramId);
  }

  /** Forgets whoever the events are about. */
  hear(events: readonly LoggedEvent[]): void {
    for (const { type, subjectId, userId } of events) {
      if (CHANGES.has(type)) this.keys.forget((key) => key.id === subjectId);
      if (type === 'role.granted' || type === 'role.revoked' || type === 'member.erased') {
        this.keys.forget((key) => key.userId !== null && key.userId === userId);
        this.members.forget((member) => member.id === userId);
      }
    }
  }
}

/** Members who are acted for at the same time are looked up by one statement. */
async function membersOf(query: Query, telegramIds: readonly string[]): Promise<(KnownMember | undefined)[]> {
  const rows = await query<MemberRow>(MEMBERS, [telegramIds]);
  const found = new Map(rows.map((row) => [row.telegram_id, { id: row.id, roles: rolesOf(row.roles) }]));
  return telegramIds.map((telegramId) => found.get(telegramId));
}

class Remembered<Value> {
  private readonly known = new Map<string, { value: Value; until: number }>();

  constructor(
    private readonly nowMs: () => number,
    private readonly keptMs: (value: Value) => number,
    private readonly load: (key: string) => Promise<Value | undefined>,
  ) {}

  remembered(key: string): Value | undefined {
    const known = this.known.get(key);
    return known && known.until > this.nowMs() ? known.value : undefined;
  }

  forget(isMeant: (value: Value) => boolean): void {
    for (const [key, { value }] of this.known) {
      if (isMeant(value)) this.known.delete(key);
    }
  }

  /** What is not there is not remembered: it may be there the next moment. */
  async fetch(key: string): Promise<Value | undefined> {
    const value = await this.load(key);
    this.known.delete(key);
    if (value === undefined) return undefined;
    if (this.known.size >= MOST) this.known.delete(this.known.keys().next().value!);
    this.known.set(key, { value, until: this.nowMs() + this.keptMs(value) });
    return value;
  }
}

function keyOf(row: KeyRow): KnownKey {
  const { id, name, kind, scopes, roles } = row;
  return {
    id,
    firstId: row.first_id,
    name,
    kind,
    scopes,
    podIds: row.pod_ids,
    ratePerMinute: row.rate_limit_per_minute,
    secretHash: row.secret_hash,
    expiresAt: row.expires_ms === null ? null : new Date(row.expires_ms),
    isRevoked: row.is_revoked,
    userId: row.user_id,
    roles: rolesOf(roles),
  };
}

function rolesOf(rows: readonly RoleRow[]): AdminRoles {
  const until = (role: string): Date | null | undefined => {
    const found = rows.find((row) => row.role_type === role);
    return found && (found.expires_at === null ? null : new Date(found.expires_at));
  };
  return { adminUntil: until('admin'), superAdminUntil: until('super_admin') };
}
