/** What a key may be made for; `member`: a session of a member on the web. */
export const KEY_KINDS = ['service', 'admin', 'integration', 'member'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** What a key may be allowed to do beyond its kind. `act-as` is for the bots only. */
export const SCOPES = [
  'act-as',
  'deliveries',
  'members:read',
  'commitments:read',
  'pods:read',
  'events:read',
  'kpis:read',
  'pii:read',
  'webhooks:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** The kind of caller, as far as a plan may know: never who. */
export const VIEWER_KINDS = ['anonymous', 'member', 'admin', 'bot', 'integration'] as const;
export type ViewerKind = (typeof VIEWER_KINDS)[number];

/**
 * Who is calling.
 * - `member`: a person acting through a bot (`x-act-as`), or by a session on the web; `id` is the user.
 * - `admin`: an admin key, or a member acting who holds an unexpired admin role; `id` is the user when there is one.
 * - `bot`: a service key by itself, acting for nobody.
 * - `integration`: a third party; sees what its scopes open.
 */
export type Viewer = {
  readonly kind: ViewerKind;
  readonly id: string | null;
  readonly scopes: readonly string[];
  /** The only pods a third party's key may see anything of; null: no such limit. */
  readonly podIds: readonly string[] | null;
  /** Points that the key may spend in a minute, where it has a budget of its own. */
  readonly pointsPerMinute?: number;
  /** The API key behind the call; null for anonymous callers. */
  readonly keyId: string | null;
  /** The first of the keys whose place that one took, one after the other; itself when it took none. Absent where nobody called. */
  readonly firstKeyId?: string;
  /** Which bot acts, when one does: `commitment` or `pod`. */
  readonly bot: string | null;
  /** True when the member holds an unexpired super_admin role, or the key belongs to such a member. */
  readonly isSuperAdmin: boolean;
};

export const anonymous: Viewer = { kind: 'anonymous', id: null, scopes: [], podIds: null, keyId: null, bot: null, isSuperAdmin: false };
