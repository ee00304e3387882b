/** One lane per chat: what comes from a chat is handled in its order, and no chat waits for another. */
export class Lanes {
  private readonly ends = new Map<string, Promise<void>>();

  /** Runs the job after everything that is already in this lane. Resolves and rejects as the job does; a failed job does not stop those behind it. */
  run(lane: string, job: () => Promise<void>): Promise<void> {
    const before = this.ends.get(lane) ?? Promise.resolve();
    const result = before.then(job);
    const end: Promise<void> = result.catch(() => undefined).then(() => this.forget(lane, end));
    this.ends.set(lane, end);
    return result;
  }

  /** Resolves when every lane is empty. */
  async idle(): Promise<void> {
    while (this.ends.size > 0) await Promise.all(this.ends.values());
  }

  private forget(lane: string, end: Promise<void>): void {
    if (this.ends.get(lane) === end) this.ends.delete(lane);
  }
}
