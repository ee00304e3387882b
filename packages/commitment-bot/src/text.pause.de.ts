import { countingIn } from './counting.ts';
import type { PauseText } from './text.pause.en.ts';

const { many } = countingIn('de');

/** What is said about planned breaks, in German. */
export const pauseInGerman: PauseText = {
  offer:
    'Eine Pause ist ein guter Plan, keine Lücke. Sie beginnt heute; an ihren Tagen geht nichts verloren, deine Serie wartet, und ich frage nicht. Wie lange?',
  days: (count, until) => many(count, 'Nur heute', `# Tage, bis ${until}`),
  typed: 'Eine andere Länge? Schreib die Zahl der Tage: /pause 10',
  until: (day) => `Du hast Pause bis ${day}. Deine Serie wartet auf dich.`,
  begun: (day) => `Genieß sie. Deine Pause dauert bis ${day}; bis dahin geht nichts verloren, und ich frage nicht.`,
  end: 'Pause beenden',
  longer: 'Ende ändern …',
  ended: 'Schön, dass du wieder da bist. Ab heute zählen die Tage wieder; /today zeigt, was offen ist.',
  notUnderstood: 'Eine Pause dauert 1 bis 90 Tage. Schreib die Zahl: /pause 10',
};
