import { beforeAll, describe, expect, test } from 'vitest';
import type { User } from '../../src/user/user.entity.ts';
import type { Viewer } from '../../src/viewer/viewer.ts';
import { as, asking } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { makeMembership, makePod, makeUser, unknownId } from '../support/make.ts';
import { mutation } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);

const PREFERENCES =
  'notificationPreferences { channels { telegram email sms } quietHours { start end } dueToday dueSoonHours podMeetingHours weeklySummary { weekday time } locale llmOptIn memoryOptOut }';
const SET_AVAILABILITY = mutation('setAvailability', 'user { availability { dayOfWeek fromTime toTime } }');
const SET_PREFERENCES = mutation('setNotificationPreferences', `user { version ${PREFERENCES} }`);
const send = (viewer: Viewer, document: string, input: object) => ask(viewer, document, { variables: { input } });
const morning = { dayOfWeek: 1, fromTime: '09:00', toTime: '11:30' };

let ana: User;
let mate: User;
beforeAll(async () => {
  const em = database.em();
  [ana, mate] = [await makeUser(em), await makeUser(em)];
  const pod = await makePod(em);
  await makeMembership(em, { user: ana, pod });
  await makeMembership(em, { user: mate, pod });
});
const updates = async (user: User) => (await database.query(`select 1 from events where user_id = $1 and type = 'user.updated'`, [user.id])).length;
const audited = (user: User) =>
  database.query<{ operation: string }>('select operation from audit_log where subject_id = $1 order by at, operation', [user.id]);

describe('availability', () => {
  test('is replaced as a whole, and the same again is no news', async () => {
    const user = await makeUser(database.em());
    const set = async (windows: object[]) => (await send(as.member(user), SET_AVAILABILITY, { windows })).data.setAvailability.user.availability;
    expect(await set([{ dayOfWeek: 6, fromTime: '20:00', toTime: '22:00' }, morning])).toEqual([
      { dayOfWeek: 1, fromTime: '09:00:00', toTime: '11:30:00' },
      { dayOfWeek: 6, fromTime: '20:00:00', toTime: '22:00:00' },
    ]);
    expect(await set([morning])).toHaveLength(1);
    expect(await set([{ ...morning, toTime: '11:30:00' }])).toHaveLength(1);
    expect(await updates(user)).toBe(2);
    expect(await set([])).toEqual([]);
  });

  test('that overlaps is refused and leaves what was', async () => {
    const user = await makeUser(database.em());
    await send(as.member(user), SET_AVAILABILITY, { windows: [morning] });
    const { errors } = await send(as.member(user), SET_AVAILABILITY, { windows: [morning, { dayOfWeek: 1, fromTime: '11:00', toTime: '12:00' }] });
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'windows' }]);
    expect((await ask(as.member(user), '{ me { availability { dayOfWeek } } }')).data.me.availability).toEqual([{ dayOfWeek: 1 }]);
  });
});

describe('notification preferences', () => {
  test('are the usual ones until something else is said, and change in parts', async () => {
    const user = await makeUser(database.em());
    const { data } = await ask(as.member(user), `{ me { ${PREFERENCES} } }`);
    expect(data.me.notificationPreferences).toEqual({
      channels: { telegram: true, email: false, sms: false },
      quietHours: { start: '21:00', end: '08:00' },
      dueToday: true,
      dueSoonHours: null,
      podMeetingHours: [24, 1],
      weeklySummary: null,
      locale: 'en',
      llmOptIn: false,
      memoryOptOut: false,
    });
    const input = { channels: { email: true }, quietHours: null, weeklySummary: { weekday: 7, time: '18:00' }, locale: 'de', version: 1 };
    const changed = await send(as.member(user), SET_PREFERENCES, input);
    expect(changed.data.setNotificationPreferences.user).toMatchObject({
      version: 2,
      notificationPreferences: {
        channels: { telegram: true, email: true, sms: false },
        quietHours: null,
        podMeetingHours: [24, 1],
        weeklySummary: { weekday: 7, time: '18:00' },
        locale: 'de',
      },
    });
    expect((await send(as.member(user), SET_PREFERENCES, { locale: 'de' })).data.setNotificationPreferences.user.version).toBe(2);
    expect(await updates(user)).toBe(1);
  });

  test('are refused with the input at fault', async () => {
    expect((await send(as.member(ana), SET_PREFERENCES, { dueSoonHours: 100 })).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'dueSoonHours' }]);
    expect((await send(as.member(ana), SET_PREFERENCES, { version: 9 })).errors).toMatchObject([{ code: 'VERSION_CONFLICT', field: 'version' }]);
  });
});

describe('settings', () => {
  test('are set by admins for whom they name, which is written down', async () => {
    const user = await makeUser(database.em());
    expect((await send(as.admin, SET_AVAILABILITY, { userId: user.id, windows: [morning] })).errors).toEqual([]);
    expect((await send(as.admin, SET_PREFERENCES, { userId: user.id, dueToday: false })).errors).toEqual([]);
    expect(await audited(user)).toEqual([{ operation: 'setAvailability' }, { operation: 'setNotificationPreferences' }]);
    for (const [document, input] of [
      [SET_AVAILABILITY, { windows: [] }],
      [SET_PREFERENCES, {}],
    ] as const) {
      expect((await send(as.admin, document, input)).errors).toMatchObject([{ code: 'INVALID_INPUT', field: 'userId' }]);
      expect((await send(as.admin, document, { ...input, userId: unknownId() })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'userId' }]);
    }
  });

  test('of somebody else cannot be set by members, bots by themselves, third parties or strangers', async () => {
    for (const [document, input] of [
      [SET_AVAILABILITY, { userId: ana.id, windows: [] }],
      [SET_PREFERENCES, { userId: ana.id }],
    ] as const) {
      expect((await send(as.member(mate), document, input)).errors).toMatchObject([{ code: 'FORBIDDEN', field: 'userId' }]);
      expect((await send(as.nobody, document, input)).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
      for (const viewer of [as.bot('act-as', 'deliveries'), as.thirdParty('members:read', 'pii:read')])
        expect((await send(viewer, document, input)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
  });

  test('are seen by the person, admins and third parties with pii:read, and not by the pod', async () => {
    await send(as.member(ana), SET_AVAILABILITY, { windows: [morning] });
    const seen = async (viewer: Viewer) =>
      (await ask(viewer, `{ user(id: "${ana.id}") { availability { dayOfWeek } notificationPreferences { locale } } }`)).data.user;
    for (const viewer of [as.member(ana), as.admin, as.thirdParty('members:read', 'pii:read')])
      expect(await seen(viewer)).toEqual({ availability: [{ dayOfWeek: 1 }], notificationPreferences: { locale: 'en' } });
    for (const viewer of [as.member(mate), as.thirdParty('members:read')])
      expect(await seen(viewer)).toEqual({ availability: [], notificationPreferences: null });
  });
});
