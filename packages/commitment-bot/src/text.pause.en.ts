import { countingIn } from './counting.ts';

const { many } = countingIn('en-GB');

/** What is said about planned breaks, in English. */
export const pauseInEnglish = {
  offer: 'A break is a good plan, not a gap. It begins today; on its days nothing can be missed, your streak waits, and I do not ask. How long?',
  days: (count: number, until: string) => many(count, `Just today`, `# days, until ${until}`),
  typed: 'Another length? Write the number of days: /pause 10',
  until: (day: string) => `You are on a break until ${day}. Your streak waits for you.`,
  begun: (day: string) => `Enjoy it. Your break lasts until ${day}; nothing can be missed until then, and I do not ask.`,
  end: 'End the break',
  longer: 'Change its end …',
  ended: 'Welcome back. From today on days count again; /today shows what is open.',
  notUnderstood: 'A break lasts 1 to 90 days. Write the number: /pause 10',
};

export type PauseText = typeof pauseInEnglish;
