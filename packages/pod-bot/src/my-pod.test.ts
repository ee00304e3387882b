import type { MyPodQuery } from '@progress/schema';
import type { FmtString } from 'telegraf/format';
import { describe, expect, test } from 'vitest';
import { podShown } from './my-pod.ts';
import { textFor } from './text.ts';

type Member = NonNullable<MyPodQuery['me']>;
type Membership = Member['memberships'][number];

const person = (id: string, firstName: string | null, status: Membership['status'] = 'ACTIVE') => ({ id: `of ${id}`, status, user: { id, firstName } });
const membership = (over: Partial<Membership['pod']> = {}, status: Membership['status'] = 'ACTIVE'): Membership => ({
  id: 'membership',
  status,
  pod: {
    id: 'p',
    name: 'Early birds',
    description: 'Mornings first',
    status: 'ACTIVE',
    durationMinutes: 60,
    zoomLink: 'https://meet.example.org/early',
    currentMembers: 2,
    maxMembers: 6,
    nextMeetingAt: '2026-11-24T00:00:00Z',
    members: [person('me', 'Ana'), person('other', null), person('gone', 'Bo', 'LEFT')],
    ...over,
  },
});

const said = (shown: Membership, { timezone = 'America/New_York' as string | null, language = 'en' } = {}): string =>
  (podShown({ id: 'me', firstName: 'Ana', timezone, memberships: [shown] }, shown, textFor(language)).words as FmtString).text;

describe('my pod', () => {
  test('names who is in it, the next call by my clock, and the link', () => {
    expect(said(membership())).toBe(
      [
        'Early birds',
        'Mornings first',
        '',
        '2 of 6 seats taken:',
        '• Ana (you)',
        '• somebody without a name',
        '',
        'Next call: Monday 23 November, 19:00',
        'It lasts 60 minutes.',
        '',
        'Join here: https://meet.example.org/early',
      ].join('\n'),
    );
  });

  test('says so when there is no call, no link, or a break', () => {
    expect(said(membership({ nextMeetingAt: null }))).toContain('No call is planned at the moment.');
    expect(said(membership({ zoomLink: null }))).toContain('The link to the call is not set yet.');
    expect(said(membership({ status: 'PAUSED' }))).toContain('The pod is taking a break');
    expect(said(membership({}, 'PAUSED'))).toContain('Your seat is kept for you.');
  });

  test('shows UTC, and says how to change that, to whoever has not said where they live', () => {
    expect(said(membership(), { timezone: null })).toContain('Next call: Tuesday 24 November, 00:00 UTC');
    expect(said(membership(), { timezone: null })).toContain('/zone');
  });

  test('speaks German', () => {
    expect(said(membership(), { language: 'de', timezone: 'Europe/Berlin' })).toContain('Nächstes Treffen: Dienstag, 24. November, 01:00');
  });
});
