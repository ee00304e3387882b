import type { Category } from '../user/user.rules.ts';

/** A promise as people make it: vague, as it was first said, and as it was kept after a question or two. `#` is a number from the range. */
export type PromiseText = {
  readonly vague: string;
  readonly clear: string;
  readonly range: readonly [least: number, most: number];
  readonly difficulty: number;
  readonly minutes: number;
};

type Words = readonly [vague: string, clear: string];
const promise = ([vague, clear]: Words, range: readonly [number, number], difficulty: number, minutes: number): PromiseText => ({
  vague,
  clear,
  range,
  difficulty,
  minutes,
});

export const PROMISES: Readonly<Record<Category, readonly PromiseText[]>> = {
  health: [
    promise(['go for a run', 'Run # km before work'], [3, 8], 3, 40),
    promise(['walk more', 'Walk #,000 steps'], [6, 12], 2, 70),
    promise(['do some pushups', 'Do # pushups in three sets'], [20, 60], 2, 15),
    promise(['sleep earlier', 'Lights out by 22:#'], [15, 45], 4, 10),
    promise(['drink more water', 'Drink # glasses of water'], [6, 9], 1, 5),
    promise(['cook something healthy', 'Cook # dinners at home instead of ordering'], [1, 2], 2, 45),
    promise(['stretch', 'Stretch for # minutes after getting up'], [10, 20], 1, 15),
    promise(['go to the gym', 'Do # exercises of the strength plan at the gym'], [4, 7], 3, 60),
  ],
  work: [
    promise(['finish the proposal', 'Write # pages of the proposal and send them for comments'], [2, 5], 4, 120),
    promise(['call customers', 'Call # customers who have gone quiet'], [2, 6], 3, 60),
    promise(['clean up my inbox', 'Answer the # oldest mails in my inbox'], [5, 15], 2, 45),
    promise(['work on the landing page', 'Rewrite # sections of the landing page'], [1, 3], 3, 90),
    promise(['prepare the review', 'Prepare # slides for the quarterly review'], [4, 8], 3, 75),
    promise(['find new clients', 'Send # offers to new clients'], [2, 5], 4, 60),
    promise(['do the invoices', 'Write and send # invoices'], [2, 6], 2, 40),
    promise(['fix the bug', 'Fix # of the open bugs on the checkout page'], [1, 3], 4, 120),
  ],
  personal: [
    promise(['call my parents', 'Call my parents for # minutes'], [15, 30], 1, 25),
    promise(['tidy up', 'Tidy # drawers in the kitchen'], [1, 3], 2, 40),
    promise(['less phone', 'Leave the phone in the hall from # in the evening'], [7, 9], 3, 5),
    promise(['write in my journal', 'Write # lines in my journal'], [5, 12], 1, 15),
    promise(['sort out the paperwork', 'File # letters from the pile'], [3, 8], 3, 45),
    promise(['spend time with the kids', 'Play with the kids for # minutes without a screen'], [30, 60], 2, 45),
    promise(['meditate', 'Meditate for # minutes'], [8, 20], 2, 15),
    promise(['save money', 'Put # euros aside before the weekend'], [10, 50], 2, 10),
  ],
  learning: [
    promise(['read more', 'Read # pages of the book on my desk'], [15, 40], 2, 40),
    promise(['learn spanish', 'Finish # lessons of the Spanish course'], [1, 3], 2, 30),
    promise(['practise guitar', 'Practise # bars of the new piece slowly'], [8, 16], 3, 30),
    promise(['do the online course', 'Watch # lectures of the statistics course and take notes'], [1, 2], 3, 80),
    promise(['learn some vocabulary', 'Learn # new words and use each in a sentence'], [10, 25], 2, 25),
    promise(['write for the blog', 'Write # words of the next blog post'], [300, 800], 4, 75),
    promise(['learn programming', 'Solve # exercises of the programming book'], [1, 4], 4, 60),
    promise(['draw', 'Draw # hands from photographs'], [3, 6], 2, 35),
  ],
};

export const GOALS: Readonly<Record<Category, readonly string[]>> = {
  health: ['Run a half marathon', 'Sleep seven hours on weekdays', 'Lose five kilos and keep it off'],
  work: ['Win ten customers of my own', 'Launch the second product', 'Leave the office at five on four days a week'],
  personal: ['One evening a week without a screen', 'Clear the attic by the end of the year', 'Build a reserve of three months'],
  learning: ['Hold a conversation in Spanish', 'Finish the statistics course', 'Read one book every two weeks'],
};

export const SKILLS = [
  'marketing',
  'discipline',
  'tech',
  'writing',
  'sales',
  'design',
  'fitness',
  'cooking',
  'finance',
  'listening',
  'planning',
  'languages',
] as const;
export const NEEDS = ['time-management', 'motivation', 'focus', 'sleep', 'pricing', 'public-speaking', 'habits', 'planning', 'saying-no'] as const;

export const BIOS = [
  'Two children, one company, never enough mornings.',
  'Back to running after a long break.',
  'I start many things. Here to finish some.',
  'Freelancer who works best with somebody watching.',
  'Learning in the evenings, working in the daytime.',
  'New in town, new habits.',
] as const;

export const MEETING_NOTES = [
  'Everyone named one promise for the week. We agreed to write numbers, not wishes.',
  'Talked about what to do when a day goes wrong: promise something smaller, not nothing.',
  'Two streaks broke, two began. Mornings work better than evenings for most of us.',
  'Shared our obstacles. Phones in another room is the experiment of the week.',
] as const;

export const ACTION_ITEMS = [
  'Write the promise for Monday before Sunday evening',
  'Tell one person outside the pod',
  'Try the smaller version for a week',
] as const;

/** Where the members live, with what they are called. Most zones have several members; the first five groups are those of the pods. */
export const PLACES: readonly { readonly region: number; readonly timezone: string; readonly names: readonly string[] }[] = [
  { region: 0, timezone: 'America/New_York', names: ['Maya', 'Daniel', 'Aisha', 'Owen', 'Renee', 'Luis'] },
  { region: 0, timezone: 'America/Chicago', names: ['Greta', 'Malik'] },
  { region: 0, timezone: 'America/Sao_Paulo', names: ['Bruna', 'Thiago'] },
  { region: 1, timezone: 'Europe/London', names: ['Harriet', 'Sanjay', 'Callum', 'Imani', 'Beth'] },
  { region: 1, timezone: 'Europe/Lisbon', names: ['Ines', 'Duarte'] },
  { region: 1, timezone: 'Africa/Lagos', names: ['Chidi', 'Funke'] },
  { region: 2, timezone: 'Europe/Berlin', names: ['Lena', 'Emre', 'Jonas', 'Katya', 'Miriam'] },
  { region: 2, timezone: 'Africa/Nairobi', names: ['Wanjiru', 'Otieno'] },
  { region: 3, timezone: 'Asia/Singapore', names: ['Wei', 'Priya', 'Farid'] },
  { region: 3, timezone: 'Asia/Kolkata', names: ['Ananya', 'Rohan'] },
  { region: 3, timezone: 'Asia/Tokyo', names: ['Haruka', 'Kenji'] },
  { region: 3, timezone: 'Australia/Sydney', names: ['Zoe'] },
  { region: 4, timezone: 'America/Los_Angeles', names: ['Noor', 'Ethan', 'Camila', 'Tyler', 'Jun'] },
  { region: 4, timezone: 'Pacific/Auckland', names: ['Tane'] },
];

/** One pod for each region. Times are local. */
export const PODS = [
  {
    name: 'Monday Momentum',
    timezone: 'America/New_York',
    dayOfWeek: 1,
    minutes: 19 * 60,
    places: 6,
    category: null,
    description: 'Evening pod of the east coast. Numbers first, stories later.',
  },
  {
    name: 'Steady Tuesday',
    timezone: 'Europe/London',
    dayOfWeek: 2,
    minutes: 18 * 60 + 30,
    places: 6,
    category: null,
    description: 'Small steps, every week the same time.',
  },
  {
    name: 'Feierabend',
    timezone: 'Europe/Berlin',
    dayOfWeek: 4,
    minutes: 19 * 60,
    places: 6,
    category: 'health',
    description: 'Thursday after work: movement, sleep, food.',
  },
  {
    name: 'Night Owls East',
    timezone: 'Asia/Singapore',
    dayOfWeek: 3,
    minutes: 20 * 60,
    places: 6,
    category: 'learning',
    description: 'We learn things after dark.',
  },
  {
    name: 'Saturday Reset',
    timezone: 'America/Los_Angeles',
    dayOfWeek: 6,
    minutes: 9 * 60,
    places: 5,
    category: 'work',
    description: 'Coffee, the week behind us, the week ahead.',
  },
] as const;
