/** A code is good for so long, and for so many wrong guesses: one in 200,000 finds it. */
export const CODE_MINUTES = 10;
export const MOST_CODE_ATTEMPTS = 5;
/** Between two codes to the same address pass so many seconds, and a member gets so many codes in 24 hours: each SMS is paid for. */
export const CODE_PAUSE_SECONDS = 60;
export const MOST_CODES_A_DAY = 5;
/** The topic of the messages that carry codes. */
export const CODE_TOPIC = 'contact.code';

/** What came of giving a code. */
export const CODE_OUTCOMES = ['verified', 'wrong', 'expired', 'used_up'] as const;
export type CodeOutcome = (typeof CODE_OUTCOMES)[number];

type Awaited = { readonly codeSentAt: Date | null | undefined; readonly codeAttempts: number };

/** Whether a code can still be given, and if not, why: none was sent, its time is over, or it was guessed wrong too often. */
export function openness({ codeSentAt, codeAttempts }: Awaited, now: Date): 'open' | 'expired' | 'used_up' {
  if (codeSentAt == null || now.getTime() >= codeSentAt.getTime() + CODE_MINUTES * 60_000) return 'expired';
  return codeAttempts >= MOST_CODE_ATTEMPTS ? 'used_up' : 'open';
}

/** How many seconds are left until a code may be sent to the address again; 0: now. */
export function secondsUntilNextCode({ codeSentAt }: Pick<Awaited, 'codeSentAt'>, now: Date): number {
  if (codeSentAt == null) return 0;
  return Math.max(0, Math.ceil(CODE_PAUSE_SECONDS - (now.getTime() - codeSentAt.getTime()) / 1000));
}

/** The message that carries a code, in the member's language where it is known. One SMS. */
export function codeMessage(code: string, locale: string | undefined): string {
  return locale?.startsWith('de') === true
    ? `Dein Code ist ${code}. Er gilt ${CODE_MINUTES} Minuten. Gib ihn niemandem weiter.`
    : `Your code is ${code}. It is good for ${CODE_MINUTES} minutes. Give it to nobody.`;
}
