import { adds, admin, anyOf, follow, now, one, open, readable, type Row, scope } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { sql } from '../read/sql.ts';
import type { Pod } from '../pod/pod.entity.ts';
import { inViewersPod } from '../pod/pod.read.ts';
import { Meeting } from './meeting.entity.ts';

export const meetingReads: Readable[] = [
  readable(Meeting, {
    rows: anyOf<Meeting>(admin, scope('pods:read'), (m, viewer) => inViewersPod(m.pod, viewer)),
    fields: { ...open<Meeting>('id', 'scheduledAt', 'durationMinutes', 'status', 'attendanceRate'), ...follow<Meeting>('pod') },
  }),
  adds<Pod>('Pod', {
    // A call that is under way is still the next one: people come late and look for the link.
    nextMeeting: one(
      Meeting,
      (m, p: Row<Pod>) => sql`${m.pod} = ${p.id} AND ${m.status} = 'scheduled' AND ${m.scheduledAt} + ${m.durationMinutes} * interval '1 minute' > ${now}`,
      { order: (m) => sql`${m.scheduledAt}, ${m.id}` },
    ),
  }),
];
