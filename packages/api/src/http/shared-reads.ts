/** For so long readers who ask the same of the same event share one answer. */
const SHARED_MS = 2_000;
const MOST = 10_000;

/** Answers that several subscribers wait for are read once: those with the same document, variables, rights and event. */
export class SharedReads<Answer> {
  private readonly answers = new Map<string, { answer: Promise<Answer>; until: number }>();

  constructor(private readonly nowMs: () => number = Date.now) {}

  read(key: string, load: () => Promise<Answer>): Promise<Answer> {
    const now = this.nowMs();
    const known = this.answers.get(key);
    if (known && known.until > now) return known.answer;
    const answer = load();
    this.forgetOld(now);
    this.answers.set(key, { answer, until: now + SHARED_MS });
    return answer;
  }

  /** Entries stand in the order of their age. */
  private forgetOld(now: number): void {
    for (const [key, { until }] of this.answers) {
      if (until > now && this.answers.size < MOST) return;
      this.answers.delete(key);
    }
  }
}
