/** The cells of the matrix: by section and row, one for each caller. */
export type Matrix = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

const HEAD = `# Who sees and does what

Made by running every query, mutation and subscription of the schema against the server, as each of fourteen callers, over one row of everything
(\`scene.ts\`). Do not edit it: \`npm run matrix\` writes it anew, and the test beside it compares.

| sign | meaning |
|---|---|
| \`✓\` | a value; for a mutation: done; for a subscription: events came |
| \`·\` | null |
| \`[]\` | a list without anything in it |
| a number | so many rows; of a page, its nodes, its edges and its count agree |
| \`–\` | the row is not seen by any way; for a subscription: no event came; for a payload: the mutation was refused |
| \`(✓)\` | the row itself is not in any list or look-up of the caller, and is seen through another row that the caller sees |
| a code | the refusal |
`;

const CODES: { readonly [code: string]: string } = {
  UNAUTHENTICATED: 'unauth.',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not found',
  CONFLICT: 'conflict',
  INVALID_INPUT: 'invalid',
};
export const shortOf = (outcome: string): string => CODES[outcome] ?? outcome;

/** The matrix as a page: a table for each section. */
export function written(callers: { readonly [name: string]: { readonly says: string } }, matrix: Matrix): string {
  const names = Object.keys(callers);
  const who = ['| caller | who that is |', '|---|---|', ...Object.entries(callers).map(([name, { says }]) => `| ${name} | ${says} |`)].join('\n');
  const sections = [...matrix].map(([section, rows]) => {
    const head = [`| |${names.join('|')}|`, `|---|${names.map(() => ':-:').join('|')}|`];
    return [`## ${section}`, '', ...head, ...[...rows].map(([row, cells]) => `|${row}|${cells.join('|')}|`)].join('\n');
  });
  return `${HEAD}\n${who}\n\n${sections.join('\n\n')}\n`;
}

/** A page as it was written, read again. */
export function readTable(text: string): Matrix {
  const sections = text.split('\n## ').slice(1);
  return new Map(
    sections.map((section) => {
      const [title, ...lines] = section.split('\n');
      const rows = lines.filter((line) => line.startsWith('|')).slice(2);
      return [title!, new Map(rows.map((line) => line.slice(1, -1).split('|')).map(([row, ...cells]) => [row!, cells]))];
    }),
  );
}

/** A sentence for each cell in which two matrices differ. */
export function differences(names: readonly string[], before: Matrix, now: Matrix): string[] {
  const sections = [...new Set([...before.keys(), ...now.keys()])];
  return sections.flatMap((section) => {
    const [was, is] = [before.get(section), now.get(section)];
    if (!was || !is) return [`${section}: ${was ? 'is gone' : 'is new'}`];
    const rows = [...new Set([...was.keys(), ...is.keys()])];
    return rows.flatMap((row) =>
      names.flatMap((name, at) => {
        const [cell, found] = [was.get(row)?.[at] ?? 'nothing', is.get(row)?.[at] ?? 'nothing'];
        return cell === found ? [] : [`${section}, ${row}, ${name}: was ${cell}, is ${found}`];
      }),
    );
  });
}
