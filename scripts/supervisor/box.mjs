/** Lines of [label, value] in a frame, made to be found among log lines. */
export function box(title, rows) {
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = [title, '', ...rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`)];
  const inner = Math.max(...lines.map((line) => line.length));
  const edge = '─'.repeat(inner + 4);
  return ['', `┌${edge}┐`, ...lines.map((line) => `│  ${line.padEnd(inner)}  │`), `└${edge}┘`, ''].join('\n');
}
