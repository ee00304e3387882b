/**
 * Whether somebody still waits for an answer, and what is to be done when they leave before it is there. What an AbortSignal is for; but each request has one
 * of these, and this one costs nothing while everybody stays.
 */
export class Departure {
  private hasLeft = false;
  private readonly farewells: (() => void)[] = [];

  get isGone(): boolean {
    return this.hasLeft;
  }

  /** They are gone: everything that waits for this is called, once. */
  leave(): void {
    if (this.hasLeft) return;
    this.hasLeft = true;
    for (const farewell of this.farewells.splice(0)) farewell();
  }

  /** Calls back when they leave, until `forget`. */
  onLeave(farewell: () => void): void {
    this.farewells.push(farewell);
  }

  forget(farewell: () => void): void {
    const at = this.farewells.indexOf(farewell);
    if (at !== -1) this.farewells.splice(at, 1);
  }
}
