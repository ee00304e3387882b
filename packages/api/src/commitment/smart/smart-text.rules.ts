import type { Language } from './gloss.rules.ts';
import type { SmartLetter } from './reading.rules.ts';

/** The sentences of a reading in German; where a message is in no language of ours, English is spoken. */
const GERMAN: Readonly<Record<string, string>> = {
  'It does not say what you will do.': 'Was du tun willst, steht noch nicht da.',
  'It names a wish or a state rather than an action.': 'Das ist eher ein Wunsch als etwas, das du tun kannst.',
  'It leaves itself a way out ("try", "maybe").': 'Mit „versuchen“ oder „vielleicht“ lässt du dir eine Hintertür offen.',
  'It says what, and how much.': 'Du sagst, was du tust und wie viel.',
  'It could mean many things; the part you will do is open.': 'Das kann vieles heißen; welchen Teil davon du tust, ist noch offen.',
  'It says what ends, and not what you will do instead.': 'Du sagst, was aufhören soll, aber noch nicht, was du stattdessen tust.',
  'It says clearly what you will do.': 'Es ist klar, was du tun wirst.',
  'It says what you will do; how far or how long is up to you.': 'Es ist klar, was du tun wirst; wie weit oder wie lange, bestimmst du.',
  'It names an activity; what exactly you will do is open.': 'Worum es geht, ist klar; was genau du tun wirst, ist noch offen.',
  'A number says when it is done.': 'Eine Zahl sagt, wann es geschafft ist.',
  'Somebody else could not tell whether it was done.': 'Ob es geschafft ist, könnte sonst niemand sagen.',
  'Done or not done can be told.': 'Ob du es geschafft hast, lässt sich klar sagen.',
  'It is not in your hands, or not within reach by then.': 'Das liegt nicht in deiner Hand oder ist bis dahin nicht zu schaffen.',
  'The day it names has passed or does not exist.': 'Den Tag, den du nennst, gibt es nicht, oder er ist schon vorbei.',
  'It takes more time than is left until then.': 'Dafür reicht die Zeit bis dahin nicht.',
  'You sound unsure yourself.': 'Du klingst selbst noch unsicher.',
  'It depends on what others decide.': 'Das hängt davon ab, was andere entscheiden.',
  'A big change without a plan or an end is hard to keep.': 'So eine große Umstellung ist ohne Plan und ohne Ende schwer durchzuhalten.',
  'It is too open to say whether it can be done.': 'Es ist noch zu offen, um zu sagen, ob es zu schaffen ist.',
  'It can be done by then.': 'Das ist bis dahin gut zu schaffen.',
  'It serves something you care about.': 'Es bringt dich bei etwas voran, das dir wichtig ist.',
  'No aim of yours can be seen in it.': 'Wofür es gut ist, lässt sich noch nicht erkennen.',
  'It has a day.': 'Es hat einen festen Tag.',
  'It comes again and again, without an end.': 'Es kommt immer wieder, ohne festes Ende.',
  'It has a stretch of time, and no day.': 'Es hat einen Zeitraum, aber keinen festen Tag.',
  'It says "some day", which never comes.': '„Irgendwann“ rutscht leicht immer weiter nach hinten.',
  'It has no day.': 'Es hat noch keinen Tag.',
  'The day it names cannot be meant.': 'Den genannten Tag kannst du nicht gemeint haben.',
  'What exactly will you do?': 'Was genau wirst du tun?',
  'How will you know it is done: how many, how long, or what will be finished?':
    'Woran merkst du, dass es geschafft ist: wie viele, wie lange, oder was ist dann fertig?',
  'What is a part of it that you are sure to manage?': 'Welchen Teil davon schaffst du auf jeden Fall?',
  'What is it good for?': 'Wofür ist es dir wichtig?',
  'By which day will it be done?': 'Bis zu welchem Tag willst du es schaffen?',
  'The calendar does not have that day. Which day do you mean?': 'Diesen Tag gibt es im Kalender nicht. Welchen meinst du?',
  'That day has passed. By which day will it be done?': 'Dieser Tag ist schon vorbei. Bis zu welchem Tag willst du es schaffen?',
  Today: 'Heute',
  Tomorrow: 'Morgen',
  'This week': 'Diese Woche',
  Once: 'Einmal',
  'For a while': 'Eine Weile',
  'Until it is finished': 'Bis es fertig ist',
  'A first step': 'Ein erster Schritt',
  'Half of it': 'Die Hälfte',
  'All of it': 'Das Ganze',
  Health: 'Gesundheit',
  Work: 'Arbeit',
  Personal: 'Persönliches',
  Learning: 'Lernen',
};

/** Answers that can be tapped; they hold no number, date or name, so that nothing is put into anybody's mouth. */
const OPTIONS: Readonly<Record<SmartLetter, readonly string[]>> = {
  S: [],
  M: ['Once', 'For a while', 'Until it is finished'],
  A: ['A first step', 'Half of it', 'All of it'],
  R: ['Health', 'Work', 'Personal', 'Learning'],
  T: ['Today', 'Tomorrow', 'This week'],
};

/** A sentence of ours in the language of a message: German or English. */
export const sayIn = (language: Language, sentence: string): string => (language === 'de' ? (GERMAN[sentence] ?? sentence) : sentence);

/** What may be answered to the question about a letter. */
export const optionsFor = (language: Language, letter: SmartLetter | null): string[] =>
  letter === null ? [] : OPTIONS[letter].map((option) => sayIn(language, option));
