import type { Language } from './gloss.rules.ts';
import type { SmartLetter } from './reading.rules.ts';

/** The sentences of a reading in German; where a message is in no language of ours, English is spoken. */
const GERMAN: Readonly<Record<string, string>> = {
  'It does not say what you will do.': 'Es sagt nicht, was du tun wirst.',
  'It names a wish or a state rather than an action.': 'Es nennt einen Wunsch oder einen Zustand, keine Handlung.',
  'It leaves itself a way out ("try", "maybe").': 'Es lässt sich eine Hintertür offen („versuchen“, „vielleicht“).',
  'It says what, and how much.': 'Es sagt, was und wie viel.',
  'It could mean many things; the part you will do is open.': 'Es kann vieles heißen; offen ist, welchen Teil du tust.',
  'It says what ends, and not what you will do instead.': 'Es sagt, was aufhört, und nicht, was du stattdessen tust.',
  'It names an action and what it is done to.': 'Es nennt eine Handlung und woran.',
  'It names an activity without its object.': 'Es nennt eine Tätigkeit, aber nicht genau woran.',
  'A number says when it is done.': 'Eine Zahl sagt, wann es getan ist.',
  'Somebody else could not tell whether it was done.': 'Jemand anderes könnte nicht sagen, ob es getan ist.',
  'Done or not done can be told.': 'Getan oder nicht getan lässt sich sagen.',
  'It is not in your hands, or not within reach by then.': 'Es liegt nicht in deiner Hand oder ist bis dahin nicht zu schaffen.',
  'The day it names has passed or does not exist.': 'Der Tag, den es nennt, ist vorbei oder steht in keinem Kalender.',
  'It takes more time than is left until then.': 'Es braucht mehr Zeit, als bis dahin bleibt.',
  'You sound unsure yourself.': 'Du klingst selbst unsicher.',
  'It depends on what others decide.': 'Es hängt davon ab, was andere entscheiden.',
  'A big change without a plan or an end is hard to keep.': 'Eine große Änderung ohne Plan und Ende ist schwer zu halten.',
  'It is too open to say whether it can be done.': 'Es ist zu offen, um zu sagen, ob es zu schaffen ist.',
  'It can be done by then.': 'Bis dahin ist es zu schaffen.',
  'It serves something you care about.': 'Es dient etwas, das dir wichtig ist.',
  'No aim of yours can be seen in it.': 'Es ist kein Ziel von dir darin zu sehen.',
  'It has a day.': 'Es hat einen Tag.',
  'It comes again and again, without an end.': 'Es kommt immer wieder, ohne Ende.',
  'It has a stretch of time, and no day.': 'Es hat einen Zeitraum, aber keinen Tag.',
  'It says "some day", which never comes.': 'Es sagt „irgendwann“, und das kommt nie.',
  'It has no day.': 'Es hat keinen Tag.',
  'The day it names cannot be meant.': 'Der Tag, den es nennt, kann nicht gemeint sein.',
  'What exactly will you do?': 'Was genau wirst du tun?',
  'How will you know it is done: how many, how long, or what will be finished?':
    'Woran merkst du, dass es getan ist: wie viele, wie lange, oder was wird fertig?',
  'What is a part of it that you are sure to manage?': 'Welchen Teil davon schaffst du sicher?',
  'What is it good for?': 'Wofür ist es gut?',
  'By which day will it be done?': 'Bis zu welchem Tag wird es getan sein?',
  'The calendar does not have that day. Which day do you mean?': 'Diesen Tag hat der Kalender nicht. Welchen meinst du?',
  'That day has passed. By which day will it be done?': 'Dieser Tag ist vorbei. Bis zu welchem Tag wird es getan sein?',
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
