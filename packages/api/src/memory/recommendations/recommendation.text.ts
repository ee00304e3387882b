import type { PatternDirection, PatternFactor } from '../../user/pattern.rules.ts';
import type { AdvisingPattern } from './recommendation.rules.ts';

/** One sentence or two of advice for a level of each factor: what to try, never what was wrong. */
type Advice = { readonly [factor in PatternFactor]: { readonly [direction in PatternDirection]: (level: string) => string } };

const amount = (level: string): number => Number(level.replace('+', ''));
const capital = (word: string): string => `${word[0]!.toUpperCase()}${word.slice(1)}`;
const pieces = (minutes: number): number => Math.max(10, Math.round(minutes / 2 / 5) * 5);

/** The time of day at which it was promised; null when the level is about what it is planned for. */
const madeAt = (level: string): string | null => (level.startsWith('made_') ? level.slice('made_'.length) : null);

const ENGLISH_HOURS: { readonly [time: string]: string } = {
  morning: 'in the morning',
  afternoon: 'in the afternoon',
  evening: 'in the evening',
  night: 'at night',
};
const ENGLISH_AREAS: { readonly [category: string]: string } = {
  health: 'for your health',
  work: 'for work',
  personal: 'for yourself',
  learning: 'for learning',
};
const english: Advice = {
  weekday: {
    up: (level) => `${capital(level)}s are good to you. What matters most this week could have its place there.`,
    down: (level) => `Go easy on ${capital(level)}s: promise something smaller for them, or give it to another day.`,
  },
  weekend: {
    up: () => 'Weekends are good to you. What matters most could have its place there.',
    down: () => 'Let weekends be lighter: one small promise is enough, the rest can have a weekday.',
  },
  time_of_day: {
    up: (level) =>
      madeAt(level) === null
        ? `The ${level} is your time. Try to give important promises an hour there.`
        : `What you promise ${ENGLISH_HOURS[madeAt(level)!]} works out well. Make that your time to decide.`,
    down: (level) =>
      madeAt(level) === null
        ? `Try to move what you plan for the ${level} to another time of the day.`
        : `What comes to you ${ENGLISH_HOURS[madeAt(level)!]} may stay an idea at first: promise it at another time of the day.`,
  },
  category: {
    up: (level) => `What you promise ${ENGLISH_AREAS[level] ?? level} works out well. That is yours: enjoy it.`,
    down: (level) => `Make promises ${ENGLISH_AREAS[level] ?? level} half as big for a while. Small ones add up.`,
  },
  difficulty: {
    up: () => 'You do well with what is hard. That is worth a moment of joy.',
    down: (level) => `Take the first step only of what is hard (${amount(level)} or more), and promise the next one when it is done.`,
  },
  lead_time: {
    up: (level) => `Deciding ${amount(level) === 1 ? 'the day before' : `${amount(level)} days ahead`} helps you. Try it with the next thing that matters.`,
    down: () => 'Promise closer to the day: keep far plans as an idea, and promise them the evening before.',
  },
  duration: {
    up: (level) => `Longer pieces suit you: keep a quiet block of ${amount(level)} minutes free for them.`,
    down: (level) => `Cut what takes ${amount(level)} minutes or more into pieces of ${pieces(amount(level))}. Each one counts.`,
  },
  load: {
    up: () => 'Full days suit you: you keep them well. Enjoy that.',
    down: (level) =>
      `${amount(level) === 2 ? 'One promise a day is' : `${amount(level) - 1} promises a day are`} plenty. What is left over can wait for tomorrow.`,
  },
  smart_score: {
    up: () => 'Clear promises help you. Take the moment to answer my question when I ask one.',
    down: () => '',
  },
  after_miss: {
    up: () => 'You come back well after a day that did not work out. That is a strength: trust it.',
    down: () => 'After a day that did not work out, begin again with something that takes five minutes.',
  },
  change_point: {
    up: () => 'Something has changed for the better. Whatever it is, keep hold of it.',
    down: () => 'Life may ask more of you at present. Promise half as much for two weeks, or take a break with /pause.',
  },
};

const GERMAN_AREAS: { readonly [category: string]: string } = {
  health: 'für deine Gesundheit',
  work: 'für die Arbeit',
  personal: 'für dich selbst',
  learning: 'zum Lernen',
};
const GERMAN_DAYS: { readonly [day: string]: string } = {
  monday: 'Montag',
  tuesday: 'Dienstag',
  wednesday: 'Mittwoch',
  thursday: 'Donnerstag',
  friday: 'Freitag',
  saturday: 'Samstag',
  sunday: 'Sonntag',
};
const GERMAN_TIMES: { readonly [time: string]: { readonly yours: string; readonly planned: string; readonly hour: string } } = {
  morning: { yours: 'Der Morgen ist deine Zeit', planned: 'den Morgen', hour: 'am Morgen' },
  afternoon: { yours: 'Der Nachmittag ist deine Zeit', planned: 'den Nachmittag', hour: 'am Nachmittag' },
  evening: { yours: 'Der Abend ist deine Zeit', planned: 'den Abend', hour: 'am Abend' },
  night: { yours: 'Die Nacht ist deine Zeit', planned: 'die Nacht', hour: 'in der Nacht' },
};
const german: Advice = {
  weekday: {
    up: (level) => `Der ${GERMAN_DAYS[level]} liegt dir. Was dir diese Woche am wichtigsten ist, könnte dort seinen Platz haben.`,
    down: (level) => `Mach es dir am ${GERMAN_DAYS[level]} leichter: Nimm dir etwas Kleineres vor, oder gib es einem anderen Tag.`,
  },
  weekend: {
    up: () => 'Das Wochenende liegt dir. Was dir am wichtigsten ist, könnte dort seinen Platz haben.',
    down: () => 'Lass das Wochenende leichter sein: Ein kleines Vorhaben reicht, der Rest darf in die Woche.',
  },
  time_of_day: {
    up: (level) =>
      madeAt(level) === null
        ? `${GERMAN_TIMES[level]?.yours ?? level}. Gib wichtigen Vorhaben dort eine feste Stunde.`
        : `Was du dir ${GERMAN_TIMES[madeAt(level)!]!.hour} vornimmst, gelingt dir gut. Mach das zu deiner Zeit, dich zu entscheiden.`,
    down: (level) =>
      madeAt(level) === null
        ? `Versuch, was du für ${GERMAN_TIMES[level]?.planned ?? level} planst, auf eine andere Tageszeit zu legen.`
        : `Was dir ${GERMAN_TIMES[madeAt(level)!]!.hour} einfällt, darf erst eine Idee bleiben: Nimm es dir zu einer anderen Tageszeit vor.`,
  },
  category: {
    up: (level) => `Was du dir ${GERMAN_AREAS[level] ?? level} vornimmst, gelingt dir gut. Das ist dein Verdienst: Freu dich darüber.`,
    down: (level) => `Mach Vorhaben ${GERMAN_AREAS[level] ?? level} eine Weile halb so groß. Auch Kleines summiert sich.`,
  },
  difficulty: {
    up: () => 'Mit Schwerem kommst du gut zurecht. Das darf dich freuen.',
    down: (level) => `Nimm dir von Schwerem (ab ${amount(level)}) nur den ersten Schritt vor, und den nächsten, wenn er getan ist.`,
  },
  lead_time: {
    up: (level) =>
      `Es hilft dir, ${amount(level) === 1 ? 'am Tag davor' : `${amount(level)} Tage vorher`} zu entscheiden. Versuch es beim nächsten, was dir wichtig ist.`,
    down: () => 'Nimm dir Dinge näher am Tag vor: Was weit weg ist, darf eine Idee bleiben, bis zum Abend davor.',
  },
  duration: {
    up: (level) => `Längere Stücke liegen dir: Halte dir dafür ${amount(level)} ruhige Minuten frei.`,
    down: (level) => `Teil, was ${amount(level)} Minuten oder länger dauert, in Stücke von ${pieces(amount(level))}. Jedes zählt.`,
  },
  load: {
    up: () => 'Volle Tage liegen dir: Du schaffst sie gut. Freu dich darüber.',
    down: (level) =>
      `${amount(level) === 2 ? 'Ein Vorhaben am Tag reicht' : `${amount(level) - 1} Vorhaben am Tag reichen`}. Was übrig ist, kann bis morgen warten.`,
  },
  smart_score: {
    up: () => 'Klare Vorhaben helfen dir. Nimm dir den Moment für meine Frage, wenn ich eine stelle.',
    down: () => '',
  },
  after_miss: {
    up: () => 'Nach einem Tag, an dem es nicht ging, findest du gut zurück. Das ist eine Stärke: Vertrau ihr.',
    down: () => 'Fang nach einem Tag, an dem es nicht ging, mit etwas an, das fünf Minuten dauert.',
  },
  change_point: {
    up: () => 'Etwas ist besser geworden. Was immer es ist: Halt daran fest.',
    down: () => 'Vielleicht verlangt das Leben gerade mehr von dir. Nimm dir zwei Wochen lang halb so viel vor, oder mach mit /pause eine Pause.',
  },
};

/** The advice that a pattern gives, in the member's language; English for languages that nobody has translated yet. */
export function recommendationText({ factor, level, direction }: Pick<AdvisingPattern, 'factor' | 'level' | 'direction'>, locale: string | null): string {
  return (locale?.startsWith('de') ? german : english)[factor][direction](level);
}
