import { countingIn } from './counting.ts';
import type { MemoryText, PrivacyText } from './text.memory.en.ts';

const { many } = countingIn('de-DE');

/** What is said about what is remembered, taken along and erased, in German. */
export const memoryInGerman: MemoryText = {
  title: 'Was ich über deine Vorhaben gelernt habe',
  patterns: 'Was dir hilft und was im Weg steht:',
  facts: 'Was ich über dich weiß:',
  nothing:
    'Noch nichts. Wenn du dir acht Wochen lang etwas vorgenommen hast, schaue ich, was deine Vorhaben gemeinsam haben, und sage dir nur, was sich nicht mit Zufall erklären lässt. Die Zahlen dahinter siehst du immer.',
  hint: 'Stimmt etwas nicht? Berichtige es mit seiner Nummer: /memory 1 Ich trainiere morgens',
  hintPatterns: 'Was ich gefunden habe, beruht auf deinen eigenen Vorhaben; ich schaue jede Woche neu hin.',
  advice: 'Das könntest du versuchen:',
  hintAdvice: 'Jeder Vorschlag kommt von einem Muster weiter oben. Du entscheidest; beide Antworten sind gut.',
  taken: 'Was du gerade versuchst:',
  helpful: (number) => `${number} Hilft mir`,
  notForMe: (number) => `${number} Nichts für mich`,
  isTaken: 'Gut. In acht Wochen sage ich dir hier, was sich verändert hat.',
  isPutAside: 'Beiseitegelegt. Ich schlage es ein halbes Jahr lang nicht wieder vor.',
  adviceGone: 'Dieser Vorschlag hat sich inzwischen geändert. So steht es jetzt:',
  effectLater: 'Was sich verändert hat, sehe ich mir an, wenn acht Wochen vorbei sind.',
  effectUnknown: 'Die acht Wochen sind vorbei. Es waren zu wenige Vorhaben, um zu sagen, ob sich etwas verändert hat.',
  effect: ({ before, after, verdict }) =>
    `In den acht Wochen seither hast du ${after.k} von ${after.n} geschafft, in den acht davor ${before.k} von ${before.n}. ${
      {
        more: 'Das ist mehr, als der Zufall bringt; warum, weißt nur du.',
        less: 'Das ist weniger; es kann gut andere Gründe haben. Lass es, wenn es dir nicht hilft.',
        same: 'Das kann Zufall sein.',
      }[verdict]
    }`,
  forget: (number) => `${number} vergessen`,
  forgotten: 'Vergessen. Das ist noch da:',
  corrected: 'Berichtigt. So steht es jetzt:',
  noSuchNumber: (count) =>
    count === 0
      ? 'Es gibt nichts, was sich berichtigen ließe.'
      : many(
          count,
          'Ich weiß eine Sache über dich; berichtige sie so: /memory 1 Ich trainiere morgens',
          `Ich weiß # Dinge über dich: nenn mir bitte eine Nummer von 1 bis ${count}.`,
        ),
  tooLong: 'Sagst du es in einem kurzen Satz, mit höchstens 500 Zeichen?',
  isOff: 'Ich lerne zurzeit nichts über dich. /today, deine Serie und deine Ziele gibt es weiter wie immer.',
  turnOff: 'Nichts über mich lernen',
  turnOn: 'Du darfst wieder lernen',
  nowOff: 'Gut. Ab jetzt lerne ich nichts mehr über dich; was ich schon weiß, kannst du mich hier vergessen lassen.',
  nowOn: 'Danke. Ich schaue wieder, wenn deine nächste Woche beginnt.',
  gone: 'Das ist schon weg. /memory zeigt, was noch da ist.',
};

export const privacyInGerman: PrivacyText = {
  exported: 'Das ist alles, was über dich aufbewahrt wird, als Datei, die Programme lesen können. Andere Menschen stehen ohne Namen darin.',
  exportName: 'meine-daten',
  eraseMeans:
    'Damit wird hier alles von dir gelöscht: deine Vorhaben, deine Serie, deine Ziele, dein Platz in einer Gruppe, jede Nachricht. Es geschieht sofort und lässt sich nicht zurücknehmen. Vorher eine Kopie? /export',
  eraseHow: 'Wenn du das willst, schick mir genau das:',
  erasePhrase: 'ERASE MY DATA',
  eraseNot: 'Das war es nicht, also wurde nichts gelöscht. Schick mir genau das:',
  erased: (rows) =>
    many(
      rows,
      'Erledigt. # Eintrag über dich wurde gelöscht, und ich habe geprüft, dass keiner übrig ist.',
      'Erledigt. # Einträge über dich wurden gelöscht, und ich habe geprüft, dass keiner übrig ist.',
    ),
  suppressed: 'Damit du nicht wieder angeschrieben wirst, bleibt nur ein Fingerabdruck der Adresse, die du abbestellt hast.',
  farewell: 'Danke für die gemeinsame Zeit. Wenn du einmal wiederkommst, fangen wir mit /start neu an.',
  lastAdmin: 'Außer dir leitet niemand diesen Ort. Ernenne zuerst jemand anderen zum Super-Admin, dann kannst du dich löschen lassen.',
};
