/** One group as the master problem sees it: which rows (people and pods) it takes, and what it is worth. */
export type MasterColumn = { readonly rows: readonly number[]; readonly value: number };

/** What the relaxation came to: groups may be taken in part. */
export type Relaxed = {
  /** What each row is worth, 0 or more. */
  readonly prices: Float64Array;
  /** How much of each column is taken, in the order in which columns were added. */
  readonly shares: Float64Array;
};

/** A linear programme that grows: take columns of the most worth, each row at most once. */
export type Relaxation = {
  add(columns: readonly MasterColumn[]): void;
  solve(): Relaxed;
  close(): void;
};

export type Packed = {
  /** The columns that are taken whole. */
  readonly chosen: readonly number[];
  /** Whether it is proven that nothing is better. */
  readonly isProven: boolean;
};

/** Solves 0/1 set packing. The rules are given one, so that they need not know by which means it does so. */
export type MasterSolver = {
  openRelaxation(rows: number): Relaxation;
  /** `most`: how many nodes of the search tree may be looked at. Null when nothing was found within them. */
  pack(rows: number, columns: readonly MasterColumn[], most: { readonly nodes: number }): Packed | null;
};
