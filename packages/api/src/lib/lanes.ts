/** How those who go together do it. */
export type Ways<Passenger> = {
  /** How many trips may be under way at once: while one is, the others gather for the next. */
  readonly lanes: number;
  /** So many go in one trip, and as many wait for the next; whoever comes then goes alone. */
  readonly aboard: number;
  /** Nobody waits behind trips that take longer than so many milliseconds. */
  readonly lateMs: number;
  /** Who is who: nobody is aboard twice. Left out: everybody is somebody else. */
  readonly nameOf?: (passenger: Passenger) => unknown;
  readonly go: (aboard: readonly Passenger[], arrived: () => void) => void;
  readonly alone: (passenger: Passenger) => void;
};

/** Lets those who come at the same time go together. Nobody waits for company: who finds a lane free goes with those who came in the same turn of the event loop. */
export class Lanes<Passenger> {
  private waiting: Passenger[] = [];
  private underWay = 0;
  private movedAt = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly ways: Ways<Passenger>) {}

  /** Takes somebody along with others, or lets them go alone where those are too many or too slow. */
  take(passenger: Passenger): void {
    if (this.waiting.length >= this.ways.aboard || this.isLate()) return this.ways.alone(passenger);
    this.waiting.push(passenger);
    if (this.underWay === this.ways.lanes) this.watch();
    else if (this.waiting.length === 1) setImmediate(() => this.depart());
  }

  /** Those who wait go alone once the trips before them are late. */
  private watch(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.isLate()) for (const one of this.waiting.splice(0)) this.ways.alone(one);
      if (this.waiting.length > 0) this.watch();
    }, this.ways.lateMs).unref();
  }

  private isLate(): boolean {
    return this.underWay === this.ways.lanes && performance.now() - this.movedAt > this.ways.lateMs;
  }

  private depart(): void {
    while (this.waiting.length > 0 && this.underWay < this.ways.lanes) {
      const share = Math.min(this.ways.aboard, Math.ceil(this.waiting.length / (this.ways.lanes - this.underWay)));
      const aboard = this.board(share);
      this.underWay += 1;
      this.movedAt = performance.now();
      this.ways.go(aboard, () => this.arrived());
    }
  }

  /** The next ones; who is aboard already waits for another trip. */
  private board(share: number): Passenger[] {
    const { nameOf } = this.ways;
    if (!nameOf) return this.waiting.splice(0, share);
    const names = new Set<unknown>();
    const [aboard, left]: [Passenger[], Passenger[]] = [[], []];
    for (const one of this.waiting) {
      const name = nameOf(one);
      if (aboard.length === share || names.has(name)) left.push(one);
      else aboard.push(one);
      names.add(name);
    }
    this.waiting = left;
    return aboard;
  }

  private arrived(): void {
    this.underWay -= 1;
    this.movedAt = performance.now();
    this.depart();
  }
}
