import { countingIn } from './counting.ts';
import type { LookingBackText } from './text.looking-back.en.ts';

const { many, percent } = countingIn('de');

/** What is said when a member looks back, under pictures and in them, in German. */
export const lookingBackInGerman: LookingBackText = {
  percent,
  week: {
    title: (from, to) => `Diese Woche, ${from} – ${to}`,
    heading: 'Diese Woche',
    sums: (kept, late, missed, open) => {
      if (kept + late + missed + open === 0) return 'Eine Woche mit Pause: Nichts ist fällig.';
      if (kept + late + missed === 0) return many(open, 'Ein Vorhaben ist offen.', '# Vorhaben sind offen.');
      const parts = [
        ...(kept > 0 || late === 0 ? [kept === 0 ? 'Noch nichts geschafft' : many(kept, '# Vorhaben geschafft', '# Vorhaben geschafft')] : []),
        ...(late > 0 ? [many(late, '# etwas später', '# etwas später')] : []),
        ...(missed > 0 ? [many(missed, '# hat nicht geklappt', '# haben nicht geklappt')] : []),
      ];
      return `${new Intl.ListFormat('de').format(parts)}; ${open === 0 ? 'nichts ist offen.' : many(open, '# ist offen.', '# sind offen.')}`;
    },
    day: {
      kept: (count) => `${count} geschafft`,
      late: (count) => `${count} später`,
      missed: (count) => `${count} nicht geklappt`,
      open: (count) => `${count} offen`,
      onBreak: 'Pause',
    },
    kept: 'geschafft',
    late: 'später',
    missed: 'ging nicht',
    open: 'offen',
    streak: (count) => many(count, 'Serie: # Tag', 'Serie: # Tage'),
    nothing: 'Für diese Woche hast du dir noch nichts vorgenommen. Sag mir eine Sache, die du schaffen willst, und bis wann.',
  },
  progress: {
    heading: (weeks) => `Deine letzten ${weeks} Wochen`,
    caption: ({ kept, days, rate, streak, longest }) =>
      `In den letzten 26 Wochen hast du an ${many(days, '# Tag', '# Tagen')} ${many(kept, '# Vorhaben', '# Vorhaben')} geschafft${rate === null ? '' : `, ${percent(rate)} von dem, was fällig war`}. ${streak === 0 ? 'Deine längste Serie' : `Deine Serie: ${many(streak, '# Tag', '# Tage')}, die längste`}: ${many(longest, '# Tag', '# Tage')}.`,
    nothing: 'Noch gibt es nichts zu zeichnen. Mit dem nächsten geschafften Vorhaben beginnt das Bild.',
    streak: 'Tage Serie',
    longest: 'die längste',
    keptDays: 'Tage geschafft',
    rate: 'vom Fälligen',
    legend: { kept: 'geschafft', missed: 'ging nicht', frozen: 'Joker', paused: 'Pause', quiet: 'ruhig' },
    byWeek: 'Geschafft pro Woche',
    byWeekday: 'Geschafft pro Wochentag',
  },
};
