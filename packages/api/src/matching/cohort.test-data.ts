/** Cohorts drawn by chance, in the form that `progress match` reads; the same seed, the same cohort. */
export type DrawnMember = {
  id: string;
  timezone: string;
  goals_category: string | null;
  experience_level: string | null;
  preferred_meeting_style: string | null;
  strengths: string[];
  help_needed: string[];
  availability: { day: number; start: string; end: string }[];
  weeks_waited: number;
};
export type DrawnPod = {
  id: string;
  max_members: number;
  timezone: string | null;
  day_of_week: number | null;
  time_utc: string | null;
  target_goals_category: string | null;
  target_experience_level: string | null;
  target_timezone_range: string[];
  members: DrawnMember[];
};
export type DrawnCohort = {
  id: string;
  reference_at: string;
  params: { min_size: number; max_size: number };
  members: DrawnMember[];
  pods: DrawnPod[];
  blocked_pairs: [string, string][];
  previous_pairs: [string, string][];
};

type Wish = {
  readonly seed: number;
  readonly members: number;
  readonly pods?: number;
  /** Where people live; drawn when left out. */
  readonly region?: keyof typeof REGIONS;
};

const REGIONS = {
  americas: ['America/New_York', 'America/New_York', 'America/New_York', 'America/Los_Angeles', 'America/Los_Angeles', 'America/Chicago', 'America/Denver'],
  europe: ['Europe/London', 'Europe/London', 'Europe/London', 'Europe/Berlin', 'Europe/Berlin', 'Europe/Helsinki', 'Africa/Lagos'],
  asia: ['Asia/Karachi', 'Asia/Dubai', 'Asia/Tehran', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Kathmandu'],
  world: [
    'America/New_York',
    'America/Los_Angeles',
    'America/Chicago',
    'America/Sao_Paulo',
    'Europe/London',
    'Europe/London',
    'Europe/Berlin',
    'Europe/Helsinki',
  ].concat(['Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Sydney', 'Asia/Tokyo']),
  edges: ['Pacific/Chatham', 'Pacific/Kiritimati', 'Pacific/Auckland', 'Pacific/Honolulu', 'Pacific/Marquesas', 'Asia/Kathmandu', 'America/St_Johns', 'UTC'],
};
const TAGS = [
  'accountability',
  'design',
  'discipline',
  'finance',
  'fitness',
  'focus',
  'languages',
  'leadership',
  'marketing',
  'mindfulness',
  'motivation',
].concat(['networking', 'nutrition', 'planning', 'public speaking', 'sales', 'sleep', 'tech', 'time management', 'writing']);
const CATEGORIES = ['health', 'business', 'learning', 'personal', 'work'];
const LEVELS = ['beginner', 'beginner', 'beginner', 'intermediate', 'intermediate', 'intermediate', 'advanced'];
const STYLES = ['supportive', 'supportive', 'mixed', 'direct'];

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Draws a cohort: mostly evenings, some lunches, mornings and weekends, as people give them. */
export function drawCohort(wish: Wish): DrawnCohort {
  return new Draw(wish).cohort();
}

class Draw {
  private state: number;
  private readonly zones: readonly string[];

  constructor(private readonly wish: Wish) {
    this.state = Math.imul(wish.seed + 1, 0x9e3779b1) | 0;
    const names = Object.keys(REGIONS) as (keyof typeof REGIONS)[];
    this.zones = REGIONS[wish.region ?? names[this.whole(0, names.length - 1)]!];
  }

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  private whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  private pick<T>(values: readonly T[]): T {
    return values[this.whole(0, values.length - 1)]!;
  }

  private chance(share: number): boolean {
    return this.next() < share;
  }

  cohort(): DrawnCohort {
    const members = Array.from({ length: this.wish.members }, (_, i) => this.member(`m${String(i).padStart(6, '0')}`, true));
    let old = 0;
    const pods = Array.from({ length: this.wish.pods ?? 0 }, (_, p) => {
      const mates = Array.from({ length: this.whole(0, 5) }, () => this.member(`x${String(old++).padStart(6, '0')}`, false));
      return this.pod(`p${String(p).padStart(4, '0')}`, mates);
    });
    const everybody = [...members, ...pods.flatMap((pod) => pod.members)];
    const pairs = (most: number): [string, string][] =>
      everybody.length < 2 ? [] : Array.from({ length: this.whole(0, most) }, () => [this.pick(everybody).id, this.pick(everybody).id]);
    const many = Math.ceil(this.wish.members / 8);
    return {
      id: `drawn-${this.wish.seed}`,
      reference_at: this.pick(['2026-03-16T12:00:00Z', '2026-07-06T12:00:00Z', '2026-11-02T12:00:00Z']),
      params: { min_size: 4, max_size: 6 },
      members,
      pods,
      blocked_pairs: pairs(many),
      previous_pairs: pairs(many),
    };
  }

  private member(id: string, isNew: boolean): DrawnMember {
    return {
      id,
      timezone: this.pick(this.zones),
      goals_category: this.chance(0.02) ? null : this.pick(CATEGORIES),
      experience_level: this.chance(0.02) ? null : this.pick(LEVELS),
      preferred_meeting_style: this.chance(0.03) ? null : this.pick(STYLES),
      strengths: this.tags(this.chance(0.02) ? 0 : this.whole(1, 4)),
      help_needed: this.tags(this.chance(0.02) ? 0 : this.whole(1, 3)),
      availability: this.chance(0.01) ? [] : this.windows(),
      weeks_waited: isNew && this.chance(0.15) ? this.whole(1, 4) : 0,
    };
  }

  private tags(count: number): string[] {
    const left = [...TAGS];
    return Array.from({ length: count }, () => left.splice(this.whole(0, left.length - 1), 1)[0]!);
  }

  private windows(): DrawnMember['availability'] {
    const windows = Array.from({ length: this.whole(2, 7) }, () => this.window());
    if (this.chance(0.3)) {
      const start = this.whole(34, 39) * 30;
      const end = start + this.whole(4, 6) * 30;
      for (let day = 1; day <= 4; day += 1) if (this.chance(0.85)) windows.push({ day: this.chance(0.8) ? day : 5, start: clock(start), end: clock(end) });
    }
    return windows;
  }

  private window(): DrawnMember['availability'][number] {
    const day = this.whole(1, 7);
    const kind = this.next();
    const usual = kind < 0.75 ? this.whole(34, 40) : kind < 0.88 ? 24 : this.whole(12, 15);
    const start = (day < 6 ? usual : kind < 0.6 ? this.whole(18, 25) : this.whole(30, 37)) * 30;
    const lasting = this.chance(0.02) ? this.whole(8, 14) : this.whole(3, 8);
    return { day, start: clock(start), end: clock(start + lasting * 30) };
  }

  // Each field is drawn by itself.
  // oxlint-disable-next-line eslint/complexity
  private pod(id: string, mates: DrawnMember[]): DrawnPod {
    const hasSlot = this.chance(0.4);
    const mate = mates[0]?.availability[0];
    const [hour, minute] = (mate?.start ?? '18:00').split(':').map(Number) as [number, number];
    return {
      id,
      max_members: Math.max(mates.length, this.whole(4, 6)),
      timezone: this.chance(0.9) ? this.pick(this.zones) : null,
      day_of_week: hasSlot ? (mate?.day ?? this.whole(1, 7)) : null,
      time_utc: hasSlot ? clock((hour + this.whole(0, 3)) * 60 + minute) : null,
      target_goals_category: this.chance(0.3) ? this.pick(CATEGORIES) : null,
      target_experience_level: this.chance(0.3) ? this.pick(LEVELS) : null,
      target_timezone_range: this.chance(0.2) ? [this.pick(this.zones)] : [],
      members: mates,
    };
  }
}
