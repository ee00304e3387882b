import { FAULT_KINDS } from './plan.ts';
import type { Outcome } from './run.ts';

/** The run as a table, with everything that was found wrong below it. */
export function reportOf({ findings, faults, writes, codes, messages, events, hook, drifts }: Outcome): string {
  const injected = FAULT_KINDS.map((kind) => [kind, faults.filter((fault) => fault.kind === kind).length] as const).filter(([, count]) => count > 0);
  const rows: (readonly [string, string])[] = [
    ['faults', `${faults.length}: ${injected.map(([kind, count]) => `${kind} ${count}`).join(', ')}`],
    ['writes', `${writes.acknowledged} acknowledged, ${writes.refused} refused, ${writes.unknown} unknown; ${writes.repeats} sent again or twice`],
    ['answers that failed', [...codes].map(([code, count]) => `${code} ${count}`).join(', ') || 'none'],
    ['messages', `${messages.sent} sent, ${messages.duplicates} came twice, at most ${messages.mostDuplicates} may have`],
    ['events', `${events.logged} logged, ${events.followers} followers missed ${events.missed}`],
    ['webhook', `${hook.posted} posted, ${hook.echoes} of them twice`],
    ['verify', drifts === 0 ? 'no drift' : `${drifts} drifts`],
    ['result', findings.length === 0 ? 'all is well' : `${findings.length} things are not as they should be`],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return [...rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`), ...findings.map((finding) => `- ${finding}`)].join('\n');
}
