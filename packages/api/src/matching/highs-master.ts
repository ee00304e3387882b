import loadHighs from 'highs';
import type { MasterColumn, MasterSolver, Packed, Relaxation } from './master.rules.ts';

type Highs = Awaited<ReturnType<(typeof loadHighs)['default']>>;

const QUIET = { output_flag: false, random_seed: 1 };
/** Values are sums of a few numbers below 10: no two packings that differ in quality are nearer to each other than this. */
const GAP = 1e-9;

/** HiGHS, as WebAssembly. Loading takes some milliseconds; solving blocks the thread, so it belongs in a worker or a command. */
export async function highsMaster(): Promise<MasterSolver> {
  // The types describe the CommonJS entry; Node opens the ECMAScript one, whose default is the loader itself.
  const highs = await (loadHighs as unknown as (typeof loadHighs)['default'])();
  return {
    openRelaxation: (rows) => openRelaxation(highs, rows),
    pack: (rows, columns, most) => pack(highs, { rows, columns, nodes: most.nodes }),
  };
}

/** Columns as HiGHS takes them. It minimises, so that worth is cost below zero. */
function packedColumns(rows: number, columns: readonly MasterColumn[]) {
  const starts = new Int32Array(columns.length + 1);
  columns.forEach((column, i) => void (starts[i + 1] = starts[i]! + column.rows.length));
  const indices = Int32Array.from(columns.flatMap((column) => column.rows));
  return {
    cost: Float64Array.from(columns, (column) => -column.value),
    lower: new Float64Array(columns.length),
    upper: new Float64Array(columns.length).fill(1),
    matrix: { format: 'csc' as const, numRows: rows, numCols: columns.length, starts, indices, values: new Float64Array(indices.length).fill(1) },
  };
}

function openRelaxation(highs: Highs, rows: number): Relaxation {
  const none = new Float64Array(0);
  const model = highs.createModel({
    numCols: 0,
    numRows: rows,
    colCost: none,
    colLower: none,
    colUpper: none,
    rowLower: new Float64Array(rows).fill(-highs.infinity),
    rowUpper: new Float64Array(rows).fill(1),
    matrix: { format: 'csc', numRows: rows, numCols: 0, starts: new Int32Array(1), indices: new Int32Array(0), values: none },
  });
  model.options.set(QUIET);
  return {
    add: (columns) => {
      if (columns.length > 0) model.addCols({ ...packedColumns(rows, columns), upper: new Float64Array(columns.length).fill(highs.infinity) });
    },
    solve: () => {
      model.run();
      const { rowDual, colValue } = model.getSolution();
      return { prices: Float64Array.from(rowDual, (dual) => Math.max(0, -dual)), shares: Float64Array.from(colValue) };
    },
    close: () => model.dispose(),
  };
}

function pack(highs: Highs, { rows, columns, nodes }: { rows: number; columns: readonly MasterColumn[]; nodes: number }): Packed | null {
  const { cost, lower, upper, matrix } = packedColumns(rows, columns);
  return highs.withModel(
    {
      numCols: columns.length,
      numRows: rows,
      colCost: cost,
      colLower: lower,
      colUpper: upper,
      rowLower: new Float64Array(rows).fill(-highs.infinity),
      rowUpper: new Float64Array(rows).fill(1),
      matrix,
      integrality: columns.map(() => highs.constants.variableType.integer),
    },
    (model) => {
      model.options.set({ ...QUIET, mip_rel_gap: 0, mip_abs_gap: GAP, mip_max_nodes: nodes });
      model.run();
      const { colValue } = model.getSolution();
      const chosen = columns.flatMap((_, i) => (colValue[i]! > 0.5 ? [i] : []));
      const isProven = model.getModelStatus() === highs.constants.modelStatus.optimal;
      return isProven || chosen.length > 0 ? { chosen, isProven } : null;
    },
  );
}
