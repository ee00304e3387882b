import { MOST_SIZE } from './cohort.rules.ts';
import type { Component } from './components.rules.ts';
import type { GroupList } from './enumerate.rules.ts';
import type { MasterColumn, MasterSolver } from './master.rules.ts';

export type PackingBudget = { readonly rounds: number; readonly nodes: number; readonly columns: number };
export type Packing = {
  /** The groups taken. */
  readonly groups: readonly number[];
  readonly value: number;
  /** Nothing can be worth more than this. */
  readonly bound: number;
  readonly isProven: boolean;
};

/** Prices that are nearer than this count as equal. */
const NEAR = 1e-9;

/**
 * The best packing of disjoint groups. The relaxation is solved over few columns first; those that its prices show to be worth more are added until there is
 * none. Then every group whose reduced worth cannot make up the distance to what is known already is left out, and the 0/1 problem is solved over the rest.
 * @param known a packing that was found otherwise
 */
export function packGroups(groups: GroupList, component: Component, tools: { master: MasterSolver; known: readonly number[]; budget: PackingBudget }): Packing {
  return new Master(groups, component, tools.master, tools.budget).solve(tools.known);
}

class Master {
  private readonly rowOfPerson: Map<number, number>;
  private readonly rowOfPod: Map<number, number>;
  private readonly rows: number;
  /** Seven places a group: its rows, then -1. */
  private readonly rowsOf: Int32Array;
  private readonly width = MOST_SIZE + 1;

  constructor(
    private readonly groups: GroupList,
    component: Component,
    private readonly solver: MasterSolver,
    private readonly budget: PackingBudget,
  ) {
    this.rowOfPerson = new Map(component.people.map((person, row) => [person, row]));
    this.rowOfPod = new Map(component.pods.map((pod, row) => [pod, component.people.length + row]));
    this.rows = component.people.length + component.pods.length;
    this.rowsOf = new Int32Array(groups.length * this.width).fill(-1);
    for (let g = 0; g < groups.length; g += 1) {
      groups.peopleOf(g).forEach((person, i) => void (this.rowsOf[g * this.width + i] = this.rowOfPerson.get(person)!));
      if (groups.pods[g]! >= 0) this.rowsOf[g * this.width + groups.sizes[g]!] = this.rowOfPod.get(groups.pods[g]!)!;
    }
  }

  solve(known: readonly number[]): Packing {
    const { prices, columns } = this.relax(known);
    const bound = this.boundOf(prices);
    let best: { groups: readonly number[]; value: number } = { groups: known, value: this.valueOf(known) };
    // A first round over those that are nearly worth their price; what it finds tells how many of the others could matter at all.
    for (let most = this.budget.columns / 4; most <= this.budget.columns; most *= 4) {
      const promising = this.promising(prices, best.value - bound - NEAR);
      const isAll = promising.length <= most;
      const chosen = isAll ? promising : this.best(promising, (g) => this.reduced(g, prices), most);
      const packed = this.pack(isAll ? chosen : [...new Set([...chosen, ...columns.slice(0, most)])], this.budget.nodes);
      best = this.better(best, packed);
      const isProven = (isAll && packed?.isProven === true) || best.value >= bound - NEAR;
      if (isProven) return { ...best, bound: best.value, isProven };
      if (isAll) break;
    }
    return { ...best, bound, isProven: false };
  }

  private better(one: { groups: readonly number[]; value: number }, other: { groups: readonly number[]; isProven: boolean } | null) {
    if (other === null) return one;
    const value = this.valueOf(other.groups);
    return value > one.value + NEAR ? { groups: other.groups, value } : one;
  }

  private valueOf(groups: readonly number[]): number {
    return groups.reduce((sum, g) => sum + this.groups.values[g]!, 0);
  }

  private columnOf(g: number): MasterColumn {
    const rows: number[] = [];
    for (let i = g * this.width; i < (g + 1) * this.width && this.rowsOf[i]! >= 0; i += 1) rows.push(this.rowsOf[i]!);
    return { rows, value: this.groups.values[g]! };
  }

  private pack(columns: readonly number[], nodes: number): { groups: number[]; isProven: boolean } | null {
    if (columns.length === 0) return { groups: [], isProven: true };
    const packed = this.solver.pack(
      this.rows,
      columns.map((g) => this.columnOf(g)),
      { nodes },
    );
    return packed && { groups: packed.chosen.map((i) => columns[i]!), isProven: packed.isProven };
  }

  /** Prices at which no group is worth more than its rows, as far as the budget of rounds goes, and the columns that were needed. */
  private relax(known: readonly number[]): { prices: Float64Array; columns: number[] } {
    const relaxation = this.solver.openRelaxation(this.rows);
    try {
      const columns = [...new Set([...known, ...this.promisingAtFirst()])];
      relaxation.add(columns.map((g) => this.columnOf(g)));
      const isIn = new Uint8Array(this.groups.length);
      for (const g of columns) isIn[g] = 1;
      for (let round = 0; ; round += 1) {
        const { prices } = relaxation.solve();
        const more = round < this.budget.rounds ? this.worthMore(prices).filter((g) => isIn[g] === 0) : [];
        if (more.length === 0) return { prices, columns };
        relaxation.add(more.map((g) => this.columnOf(g)));
        for (const g of more) isIn[g] = 1;
        columns.push(...more);
      }
    } finally {
      relaxation.close();
    }
  }

  private promisingAtFirst(): number[] {
    const share = (g: number): number => this.groups.values[g]! / this.groups.sizes[g]!;
    return this.best(
      Array.from({ length: this.groups.length }, (_, g) => g),
      share,
      this.rows * 8,
    );
  }

  private best(groups: number[], worth: (g: number) => number, most: number): number[] {
    return groups.length <= most ? groups : groups.sort((a, b) => worth(b) - worth(a) || a - b).slice(0, most);
  }

  private worthMore(prices: Float64Array): number[] {
    const more = this.promising(prices, NEAR);
    return this.best(more, (g) => this.reduced(g, prices), Math.max(100, this.rows * 3));
  }

  private promising(prices: Float64Array, least: number): number[] {
    const found: number[] = [];
    for (let g = 0; g < this.groups.length; g += 1) if (this.reduced(g, prices) >= least) found.push(g);
    return found;
  }

  /** What a group is worth beyond the prices of its rows. */
  private reduced(g: number, prices: Float64Array): number {
    let worth = this.groups.values[g]!;
    for (let i = g * this.width; i < (g + 1) * this.width && this.rowsOf[i]! >= 0; i += 1) worth -= prices[this.rowsOf[i]!]!;
    return worth;
  }

  /** Holds for any prices: what a group is worth beyond them is charged to its rows in equal parts. */
  private boundOf(prices: Float64Array): number {
    const extra = new Float64Array(this.rows);
    for (let g = 0; g < this.groups.length; g += 1) {
      const worth = this.reduced(g, prices);
      if (worth <= 0) continue;
      const { rows } = this.columnOf(g);
      for (const row of rows) extra[row] = Math.max(extra[row]!, worth / rows.length);
    }
    return prices.reduce((sum, price, row) => sum + price + extra[row]!, 0);
  }
}
