/** What one side did in one round: requests a second, CPU time of its process for each, and the latency that one in a hundred exceeds. */
export type Figures = { readonly perSecond: number; readonly cpuUs: number; readonly p99Ms: number };

/** One line a side: the median over all rounds, and the median of the ratio to the first side inside each round. */
export function printTable(names: readonly string[], rounds: readonly Figures[][]): void {
  console.log('                requests/s   of raw (quartiles)    CPU us   of raw   p99 ms   of raw');
  names.forEach((name, seat) => {
    const usual = (figure: keyof Figures): number =>
      quantile(
        rounds.map((figures) => figures[seat]![figure]),
        0.5,
      );
    const ofRaw = (figure: keyof Figures, share = 0.5): string =>
      quantile(
        rounds.map((figures) => figures[seat]![figure] / figures[0]![figure]),
        share,
      ).toFixed(2);
    const cells = [
      name.padEnd(14),
      usual('perSecond').toFixed(0).padStart(11),
      ` ${ofRaw('perSecond')} (${ofRaw('perSecond', 0.25)} - ${ofRaw('perSecond', 0.75)})`,
      usual('cpuUs').toFixed(0).padStart(9),
      ofRaw('cpuUs').padStart(7),
      usual('p99Ms').toFixed(2).padStart(8),
      ofRaw('p99Ms').padStart(7),
    ];
    console.log(cells.join(' '));
  });
}

/** The number below which a share of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
}
