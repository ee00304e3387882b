import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, version } from '../db/columns.ts';
import { User } from './user.entity.ts';

const AvailabilityWindowSchema = defineEntity({
  name: 'AvailabilityWindow',
  tableName: 'availability_windows',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    /** 1 = Monday, in the member's zone. */
    dayOfWeek: p.integer(),
    /** Local wall-clock times; a window does not cross midnight. */
    fromTime: p.time(),
    toTime: p.time(),
    createdAt: bornAt(),
    updatedAt: changedAt(),
    version: version(),
  },
  checks: [
    { name: 'valid_window_day', expression: 'day_of_week >= 1 and day_of_week <= 7' },
    { name: 'valid_window', expression: 'from_time < to_time' },
  ],
  uniques: [{ name: 'availability_windows_user_id_day_of_week_from_time_unique', properties: ['user', 'dayOfWeek', 'fromTime'] }],
});

/** When in the week a member could meet. */
export class AvailabilityWindow extends AvailabilityWindowSchema.class {}
AvailabilityWindowSchema.setClass(AvailabilityWindow);
