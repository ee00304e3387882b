const LEVELS = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' };
const NOT_SHOWN = new Set(['level', 'time', 'msg', 'pid', 'hostname', 'name']);
const COLOURS = [36, 35, 32, 34, 33];
const hasColour = process.stdout.isTTY === true && !process.env.NO_COLOR;
const known = [];

/** `[api] 12:03:04 info  message key=value` for a line of JSON log, the line as it is for any other. */
export function formatLine(name, line) {
  return `${prefix(name)} ${readable(line)}`;
}

/** Whether a line says only that a call went well: the bots ask every second or so, and what matters would be lost among it. */
export function isRoutine(line) {
  const entry = parse(line);
  return entry?.msg === 'answered' && entry.code === 'ok';
}

/** Splits what a stream says into lines and hands over each. */
export function eachLine(stream, onLine) {
  let rest = '';
  stream.setEncoding('utf8').on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    for (const line of lines) if (line.trim() !== '') onLine(line);
  });
  stream.on('end', () => rest.trim() !== '' && onLine(rest));
}

function prefix(name) {
  if (!known.includes(name)) known.push(name);
  return hasColour ? `\u001b[${COLOURS[known.indexOf(name) % COLOURS.length]}m[${name}]\u001b[0m` : `[${name}]`;
}

function readable(line) {
  const entry = parse(line);
  if (entry === null) return line;
  const rest = Object.entries(entry).filter(([key]) => !NOT_SHOWN.has(key));
  const time = new Date(entry.time).toTimeString().slice(0, 8);
  return [time, (LEVELS[entry.level] ?? String(entry.level)).padEnd(5), entry.msg ?? '', ...rest.map(([key, value]) => `${key}=${short(value)}`)].join(' ');
}

function short(value) {
  const isError = typeof value === 'object' && value !== null && typeof value.stack === 'string';
  if (isError) return `\n${value.stack}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parse(line) {
  if (!line.startsWith('{')) return null;
  try {
    const entry = JSON.parse(line);
    return 'level' in entry && !Number.isNaN(new Date(entry.time).getTime()) ? entry : null;
  } catch {
    return null;
  }
}
