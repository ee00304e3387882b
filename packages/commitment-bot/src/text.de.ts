import type { SmartLetter } from '@progress/schema';
import { adminInGerman } from './text.admin.de.ts';
import { contactsInGerman } from './text.contacts.de.ts';
import { goalsInGerman } from './text.goals.de.ts';
import { lookingBackInGerman } from './text.looking-back.de.ts';
import { memoryInGerman, privacyInGerman } from './text.memory.de.ts';
import { pauseInGerman } from './text.pause.de.ts';
import { profileInGerman } from './text.profile.de.ts';
import { promisesInGerman } from './text.promises.de.ts';
import { recurringInGerman } from './text.recurring.de.ts';
import { settingsInGerman } from './text.settings.de.ts';
import { reasonsInGerman } from './text.why.de.ts';
import type { Text } from './text.en.ts';

const days = (count: number): string => (count === 1 ? '1 Tag' : `${count} Tage`);
const promises = (count: number): string => (count === 1 ? 'ein Vorhaben' : `${count} Vorhaben`);

const lacking: Readonly<Record<SmartLetter, string>> = {
  S: 'Was genau du tun wirst, ist noch offen.',
  M: 'Ob es geschafft ist, könnte sonst niemand sagen.',
  A: 'Ob es zu schaffen ist, lässt sich so noch nicht sagen.',
  R: 'Wofür es gut ist, lässt sich noch nicht erkennen.',
  T: 'Es hat noch keinen Tag.',
};

const questions: Readonly<Record<SmartLetter, string>> = {
  S: 'Was genau wirst du tun?',
  M: 'Woran merkst du, dass es geschafft ist? Wie viel, wie lange oder wie oft?',
  A: 'Was davon schaffst du sicher?',
  R: 'Wofür ist es dir wichtig?',
  T: 'Bis zu welchem Tag willst du es schaffen?',
};

export const german: Text = {
  locale: 'de',

  apology: {
    later:
      'Ich komme gerade nicht an deine Notizen. Deine Nachricht ist gut aufgehoben: Ich antworte, sobald es geht. Du brauchst sie nicht noch einmal zu schicken.',
    never: 'Bei mir ist etwas schiefgegangen, das hat nicht geklappt. Es liegt nicht an dir. Bitte versuch es etwas später noch einmal.',
  },

  menu: {
    today: 'Was offen ist, zum Abhaken',
    commit: 'Dir etwas vornehmen',
    habits: 'Was sich wiederholt: ändern, ruhen lassen, beenden',
    goals: 'Was du über Monate erreichen willst',
    week: 'Diese Woche, in Worten und im Bild',
    progress: 'Das letzte halbe Jahr im Bild',
    why: 'Deine Serie, Tag für Tag',
    pause: 'Eine geplante Pause',
    memory: 'Was ich über dich gelernt habe',
    profile: 'Worin du gut bist, und wann du dich treffen kannst',
    settings: 'Sprache, Ruhezeit, Abendfrage, Wochenrückblick, Telefon, E-Mail',
    zone: 'Wo du wohnst, damit dein Tag dann endet, wenn er bei dir endet',
    export: 'Alles, was über dich aufbewahrt wird, als Datei',
    erase: 'Alles über dich löschen',
    help: 'Was ich kann',
    cancel: 'Abbrechen, was gerade läuft',
  },

  welcome: (name) =>
    `Hallo${name ? ` ${name}` : ''}! Du nimmst dir etwas Kleines vor, ich helfe dir, es klar zu sagen, und denke mit dir daran. Ohne Druck: Wenn etwas nicht klappt, lernen wir daraus.\n\nZuerst fünf kurze Fragen. Du kannst jede überspringen.`,
  resumed: (name) => `Schön, dass du da bist${name ? `, ${name}` : ''}. Hier waren wir stehen geblieben:`,
  welcomeBack: (name) => `Schön, dass du da bist${name ? `, ${name}` : ''}. Schreib mir, was du schaffen willst, oder schau in /today.`,

  zone: {
    question:
      'Wo wohnst du? Dann weiß ich, wann dein Tag zu Ende ist.\n\nTeile deinen Standort oder schreib einfach den Namen deiner Stadt. Ich merke mir nur die Zeitzone.',
    share: '📍 Standort teilen',
    skip: 'Erst mal überspringen',
    which: 'Welcher Ort ist es?',
    isItWhere: 'Bist du jetzt dort? Dann richten sich deine Tage nach den Uhren dort.',
    isPromise: 'Nein, es ist ein Vorhaben',
    isItPromise:
      'So einen Ort kenne ich nicht. Ist es ein Vorhaben? Wenn du dort wohnst, versuch es mit der nächsten größeren Stadt, vielleicht mit dem Land dazu („Freiburg, Deutschland“).',
    placeOrPromise: 'Wohnst du an einem dieser Orte, oder ist es ein Vorhaben?',
    yesPromise: 'Ja, ein Vorhaben',
    notFound:
      'Diesen Ort habe ich nicht gefunden. Versuch es mit der nächsten größeren Stadt, vielleicht mit dem Land dazu, oder mit einer Zeitzone wie Europe/Vienna.',
    set: (place, time) => `${place}: Bei dir ist es jetzt ${time} Uhr.`,
    taken: (name) => `Ich verstehe das als ${name}. Wenn du woanders bist, schreib /zone und deine Stadt mit dem Land.`,
    ahead: (day) =>
      `In deinem Kalender bei mir ist schon ${day}. Der Tag geht einfach weiter, bis er auch dort vorbei ist, wo du jetzt bist; du verlierst also nichts.`,
    tooSoon:
      'Das geht gerade noch nicht, weil deine Tage in der Reihe bleiben müssen: Entweder hast du deine Zeitzone erst vor ein paar Stunden geändert, oder wo du jetzt bist, ist noch ein Tag, der für dich schon vorbei ist. Versuch es in ein paar Stunden noch einmal.',
    how: 'Teile deinen Standort mit dem Knopf unten oder schreib /zone und deine Stadt: /zone Wien',
    skipped: 'Kein Problem. Bis du es mir mit /zone sagst, enden deine Tage nach UTC.',
  },

  dayStart: {
    question: 'Wann endet dein Tag?\n\nWenn du spät in der Nacht etwas fertig machst, soll es noch für den Tag davor zählen.',
    hour: (hour) => (hour === 0 ? 'Um Mitternacht' : `Um ${hour} Uhr`),
    usual: (hour) => `${hour} (die meisten)`,
    set: (hour) => `Dein Tag endet ${hour.charAt(0).toLowerCase()}${hour.slice(1)}.`,
    notNow: 'Das geht gerade nicht, weil dadurch ein vergangener Tag wieder offen wäre. Wir lassen es, wie es ist.',
  },

  category: {
    question: 'Woran willst du vor allem arbeiten?',
    names: { HEALTH: '💪 Gesundheit', WORK: '💼 Arbeit', PERSONAL: '🏡 Persönliches', LEARNING: '📚 Lernen' },
  },
  level: {
    question: 'Wie geübt bist du darin, dir etwas vorzunehmen?',
    names: { BEGINNER: 'Neu dabei', INTERMEDIATE: 'Etwas geübt', ADVANCED: 'Sehr geübt' },
  },
  style: {
    question: 'Wie soll ich mit dir reden?',
    names: { SUPPORTIVE: '🌱 Sanft', DIRECT: '🎯 Geradeheraus', MIXED: 'Von beidem etwas' },
  },
  skip: 'Überspringen',
  noted: (what) => `${what} – notiert.`,
  skipped: 'Übersprungen.',
  onboarded:
    'Mehr brauche ich nicht. Jetzt sag mir mit deinen Worten eine Sache, die du schaffen willst, und bis wann. Zum Beispiel:\n\n5 km laufen bis Freitag\n\nSpäter zeigt /today, was offen ist.',
  askFirst: 'Schreib mir mit deinen Worten, was du dir vornimmst, gern mit einem Tag. Zum Beispiel: 5 km laufen bis Freitag',

  reading: {
    intro: (count) => (count === 1 ? 'So habe ich dich verstanden:' : `Ich sehe ${promises(count)}. Eins nach dem anderen:`),
    due: (day) => `Fällig: ${day}`,
    dueToday: (day) => `Fällig: ${day} (heute)`,
    dueTomorrow: (day) => `Fällig: ${day} (morgen)`,
    noDue: 'Ohne festen Tag',
    score: (score) => `Klarheit: ${score} von 10`,
    clear: 'Du wirst wissen, wann es geschafft ist.',
    lacking: (letter) => lacking[letter],
    ask: (letter, question) => (letter === null ? question : questions[letter]),
    question: 'Eine Frage:',
    keep: 'Speichern',
    keepFor: (day) => `Speichern für ${day}`,
    improve: 'Verbessern',
    drop: 'Verwerfen',
    categoryQuestion: 'Zu welchem Teil deines Lebens gehört es? Tippe ihn an, dann speichere ich es dort.',
    categories: { HEALTH: 'Gesundheit', WORK: 'Arbeit', PERSONAL: 'Persönliches', LEARNING: 'Lernen' },
    answerHere: 'Deine Antwort',
    saved: 'Gespeichert:',
    savedDue: (day) => `Fällig: ${day}. Du findest es in /today und kannst es dort abhaken.`,
    savedOpen: 'Es hat keinen festen Tag. Du findest es in /today und kannst es dort abhaken.',
    dropped: 'Verworfen. Nichts wurde gespeichert.',
    gone: 'Das liegt mir nicht mehr vor. Schreib mir dein Vorhaben noch einmal, dann machen wir dort weiter.',
    keptBefore:
      'Das habe ich schon einmal behalten, und nicht noch ein zweites Mal. Du findest es in /today oder /habits; willst du es neu versprechen, schreib es einfach noch einmal.',
    tooLong: 'Das ist mir für ein Vorhaben zu lang. Sagst du es in ein, zwei Sätzen?',
    notSaved: 'So konnte ich es nicht speichern. Schreib mir dein Vorhaben noch einmal, vielleicht mit einem anderen Tag?',
  },

  chat: {
    report: 'Gut gemacht! Welches Vorhaben war das? Hak es ab:',
    reportNoneOpen: 'Gut gemacht! Dafür war nichts offen, also gibt es nichts abzuhaken. Was kommt als Nächstes?',
    question: 'Vorhaben merken kann ich mir besser als Fragen beantworten, aber das hier kann ich:',
    thanked: 'Gern! Ich bin da, wenn du dir wieder etwas vornimmst.',
    edited: 'Du hast es geändert, also lese ich es noch einmal.',
    small: 'Ich bin da. Sag mir eine Sache, die du schaffen willst, und bis wann, dann denke ich mit dir daran.',
    picture: 'Ich kann nur Worte lesen. Sag mir in einem Satz, was du schaffen willst, und bis wann.',
    group: 'Ich arbeite unter vier Augen, damit deine Vorhaben unter uns bleiben. Schreib mir direkt.',
    unknownCommand: 'Diesen Befehl kenne ich nicht. /help sagt dir, was ich kann.',
    cancelled: 'Gut, wir lassen das. Nichts wurde gespeichert. Schreib mir, wann du magst; /start nimmt die Fragen wieder auf.',
  },

  today: {
    title: (day) => `Heute, ${day}`,
    streak: (count) => (count === 0 ? 'Mit dem nächsten geschafften Vorhaben beginnt eine Serie.' : `Serie: ${days(count)}`),
    empty: 'Nichts ist offen. Sag mir eine Sache, die du schaffen willst, und bis wann.',
    due: {
      overdue: (day) => `war fällig: ${day}`,
      today: 'heute fällig',
      tomorrow: 'morgen fällig',
      yesterday: 'war gestern fällig',
      later: (day) => `fällig: ${day}`,
      never: 'ohne festen Tag',
    },
    awaiting: 'du kannst es mir noch sagen',
    more: (count) => `... und noch ${count === 1 ? 'eins' : count}.`,
    moreLater: (count) => (count === 1 ? '... und noch eins, wenn diese erledigt sind.' : `... und ${count} weitere, wenn diese erledigt sind.`),
    done: 'Erledigt',
    notYet: 'Noch nicht',
    doneYesterday: 'Ja, gestern',
    doneOnlyNow: 'Erst jetzt',
    couldNot: 'Ging nicht',
    undo: 'Rückgängig',
    howLong: (planned) => `Wie lange hat es gedauert? Gerechnet hatte ich mit etwa ${planned}.`,
    tookNoted: (length) => `Notiert, etwa ${length}:`,
    notDoneYet: 'Das ist wieder offen, deshalb habe ich nichts notiert:',
    wasDone: 'Erledigt:',
    wasDoneLate: 'Erledigt, etwas später:',
    wasNotYet: 'Noch offen, ohne Eile:',
    until: (when) => `Du hast Zeit bis ${when} Uhr.`,
    untilMidnight: (day) => `Du hast Zeit bis Mitternacht am Ende von ${day}.`,
    couldNotSaid: 'Danke, dass du es sagst. Diesmal hat es nicht geklappt:',
    undone: 'Zurückgenommen, es ist wieder offen:',
    conflict: 'Dazu hast du mir vorher etwas anderes gesagt. Nimm das zuerst zurück:',
    locked: 'Das ist zu lange her, um es zurückzunehmen:',
    gone: 'Dieses Vorhaben finde ich nicht mehr.',
  },

  goals: goalsInGerman,
  lookingBack: lookingBackInGerman,
  pause: pauseInGerman,
  promises: promisesInGerman,
  recurring: recurringInGerman,
  memory: memoryInGerman,
  privacy: privacyInGerman,
  settings: settingsInGerman,
  admin: adminInGerman,
  contacts: contactsInGerman,
  profile: profileInGerman,

  why: {
    current: (count) => (count === 0 ? 'Deine Serie steht bei 0. Mit dem nächsten geschafften Vorhaben geht sie los.' : `Deine Serie: ${days(count)}.`),
    longest: (count) => `Die längste: ${days(count)}.`,
    explained: 'Ein Tag zählt, wenn du mindestens ein Vorhaben geschafft hast. Tage, an denen nichts fällig ist, lassen die Serie, wie sie ist.',
    anew: 'Nach einem ▫️ beginnt mit dem nächsten geschafften Vorhaben eine neue Serie; die längste bleibt dir.',
    nothing: 'Noch ist kein Tag zu sehen. Der erste kommt mit deinem ersten geschafften Vorhaben.',
    verdicts: { KEPT: '✅', MISSED: '▫️', NEUTRAL: '·', FROZEN: '❄️', PAUSED: '⏸', PENDING: '⏳' },
    range: (from, to) => `${from} – ${to}`,
    reason: (rule, credits, misses, reason) => reasonsInGerman[rule]?.(credits, misses) ?? reason,
  },

  harm: {
    SELF_HARM:
      'Was du schreibst, macht mir Sorgen, und du bist wichtiger als jedes Vorhaben. Wenn du jetzt in Gefahr bist, wähl bitte den Notruf 112.\n\nTelefonseelsorge, kostenlos und vertraulich, Tag und Nacht: 0800 111 0 111 (Deutschland), 142 (Österreich), 143 (Schweiz). Andere Länder: findahelpline.com\n\nBitte sag es auch jemandem in deiner Nähe. Ich habe das nicht als Vorhaben gespeichert.',
    HARM_OTHERS:
      'Das kann ich nicht als Vorhaben speichern, weil jemand verletzt werden könnte. Wenn es jetzt dazu kommen kann, wähl bitte den Notruf 112.\n\nReden hilft, bevor etwas passiert: findahelpline.com nennt kostenlose und vertrauliche Hilfe in deinem Land.',
    EATING:
      'Das möchte ich lieber nicht als Vorhaben speichern, weil es dir schaden könnte. Dein Körper verdient Essen und Fürsorge.\n\nWenn Essen schwierig geworden ist: Kostenlose und vertrauliche Hilfe in deinem Land nennt findahelpline.com, und ein Arzt oder eine Ärztin nimmt dich ernst. Wenn du magst, nimm dir stattdessen etwas vor, das dir guttut.',
    UNSAFE_PLAN:
      'Das möchte ich lieber nicht speichern, weil es dir oder anderen schaden könnte. Was wäre ein sichererer, kleinerer Schritt in dieselbe Richtung?',
    suspected:
      'Ich bin nicht sicher, ob ich das richtig verstehe. Falls etwas Schweres dahintersteht: Du bist wichtiger als jedes Vorhaben. Telefonseelsorge, kostenlos und vertraulich, Tag und Nacht: 0800 111 0 111 (Deutschland), 142 (Österreich), 143 (Schweiz); andere Länder: findahelpline.com. In Gefahr wähl bitte den Notruf 112.\n\nLiege ich falsch, tipp einfach unten. Bis dahin speichere ich nichts, und niemand sieht es.',
    somethingElse: 'Es ist etwas anderes: als Vorhaben speichern',
    stillThere: 'Und falls es einmal schwer wird: Die Telefonseelsorge (0800 111 0 111) und findahelpline.com sind Tag und Nacht da.',
  },

  help: 'Schreib mir, was du schaffen willst, und ich behalte es mit dir im Auge.\n\n/today – was offen ist, zum Abhaken und Ändern\n/commit – dir etwas vornehmen: /commit 5 km laufen bis Freitag\n/habits – was sich wiederholt: ändern, ruhen lassen, beenden\n/goals – was du über Monate erreichen willst: /goals Masterarbeit fertig bis Juni\n/week – diese Woche, in Worten und im Bild\n/progress – das letzte halbe Jahr im Bild\n/why – deine Serie, Tag für Tag\n/pause – eine geplante Pause, in der nichts verloren geht\n/memory – was ich über dich gelernt habe, zum Berichtigen und Vergessen\n/profile – worin du gut bist, und wann du dich treffen kannst\n/settings – Sprache, Ruhezeit, Abendfrage, Wochenrückblick, Telefon, E-Mail\n/zone – wo du wohnst: /zone Wien\n/export – alles über dich als Datei; /erase – alles löschen\n/cancel – abbrechen, was gerade läuft\n\nEine Nachricht darf mehrere Vorhaben enthalten. Ein Tag endet, wenn dein Tag endet, und bis zum nächsten Mittag kannst du noch berichten.',
};
