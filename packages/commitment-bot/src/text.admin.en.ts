import { countingIn } from './counting.ts';

const { many, percent } = countingIn('en-GB');
const share = (count: number, of: number, percentage: number | null): string => `${count} of ${of}${percentage === null ? '' : ` (${percent(percentage)})`}`;

/** What is said to admins, in English. */
export const adminInEnglish = {
  menu: { admin: 'Open the playground as admin, and see the figures', figures: 'The key figures as a picture' },
  link: (minutes: number) => `Your way into the playground, as yourself. It works once, within ${minutes} minutes; keep it to yourself.`,
  open: 'Open the playground',
  title: 'Key figures',
  lastDays: 'Seven days to',
  short: { active: 'active', kept: 'kept in time', came: 'came to calls', joined: 'new members' },
  byWeek: { kept: 'Promises kept in time, by week', came: 'Came to calls, by week', joined: 'New members, by week' },
  active: (count: number, of: number, percentage: number | null) => `Active members: ${share(count, of, percentage)}`,
  kept: (count: number, of: number, percentage: number | null) => `Promises kept in time: ${share(count, of, percentage)}`,
  came: (count: number, of: number, percentage: number | null, calls: number) =>
    `Came to calls: ${share(count, of, percentage)}, in ${many(calls, '# call', '# calls')}`,
  joined: (count: number) => `New members: ${count}`,
  nothing: { active: 'Active members: there are none yet', kept: 'Promises kept in time: none was due', came: 'Came to calls: there was none' },
  weekly: { kept: 'Kept in time', came: 'Came to calls', joined: 'New members' },
  weeks: 'Week by week, the last one still under way:',
};

export type AdminText = typeof adminInEnglish;
