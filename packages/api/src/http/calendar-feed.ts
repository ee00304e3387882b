import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../lib/clock.ts';
import type { Query } from '../lib/query.ts';
import { calendarOf, type CalendarCall } from '../meeting/calendar-feed.ts';
import type { DoorBeside } from './door-beside.ts';
import { send } from './graphql-endpoint.ts';
import { headerOf } from './request-headers.ts';

const FEED = /^\/calendar\/([0-9a-f]{64})\.ics$/;
const PAST_DAYS = 90;
/** Programs ask every hour or so by themselves; within five minutes they need not ask again. */
const CACHE = 'private, max-age=300, must-revalidate';

type Owner = { readonly pod_id: string; readonly name: string; readonly status: string; readonly zoom_link: string | null };

/** The calls of a pod for calendar programs, which send no key: whoever has the link is who it was made for. It ends when the member leaves the pod. */
export class CalendarFeed implements DoorBeside {
  constructor(
    private readonly query: Query,
    private readonly clock: Clock,
  ) {}

  serves(path: string): boolean {
    return path.startsWith('/calendar/');
  }

  async handle(path: string, message: IncomingMessage, response: ServerResponse): Promise<void> {
    if (message.method !== 'GET' && message.method !== 'HEAD') return refuse(response, 405, 'A calendar is for reading.');
    const owner = await this.ownerOf(path);
    if (owner === undefined) return refuse(response, 404, 'There is no such calendar. Get the link anew in the bot.');
    const body = calendarOf({ podName: owner.name, link: owner.zoom_link, calls: await this.callsOf(owner) });
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    const headers = { etag, 'cache-control': CACHE, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };
    if (headerOf(message, 'if-none-match')?.includes(etag) === true) return send(response, { status: 304, headers, body: '' });
    return send(response, { status: 200, headers: { ...headers, 'content-type': 'text/calendar; charset=utf-8' }, body });
  }

  private async ownerOf(path: string): Promise<Owner | undefined> {
    const [, token] = FEED.exec(path) ?? [];
    if (token === undefined) return undefined;
    const text = `select m.pod_id, p.name, m.status, p.zoom_link from pod_memberships m join pods p on p.id = m.pod_id where m.calendar_token = $1 and m.status <> 'left'`;
    const [owner] = (await this.query(text, [token])) as Owner[];
    return owner;
  }

  /** Somebody who is paused is not expected at calls. */
  private async callsOf({ pod_id: podId, status }: Owner): Promise<CalendarCall[]> {
    if (status !== 'active') return [];
    const since = new Date(this.clock.now().getTime() - PAST_DAYS * 86_400_000);
    const text = `select id, scheduled_at as "startsAt", duration_minutes as minutes, status, version, created_at as "createdAt", updated_at as "updatedAt", agenda
      from meetings where pod_id = $1 and scheduled_at >= $2 order by scheduled_at, id limit 500`;
    return (await this.query(text, [podId, since])) as CalendarCall[];
  }
}

function refuse(response: ServerResponse, status: number, body: string): void {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...(status === 405 && { allow: 'GET, HEAD' }) };
  send(response, { status, headers, body });
}
