/** Every word the pod bot says, in English and German. */
import type { BotContext } from '@progress/bot-kit/bot-context';

const english = {
  locale: 'en-GB',
  apology: {
    later: 'I cannot get to your pod this minute. Your message is safe: I will answer it as soon as I can, you need not send it again.',
    never: 'Something went wrong on my side, and I could not do that. It is not your fault. Please try it once more a little later.',
  },
  menu: { pod: 'Your pod, and when you meet', help: 'What I can do' },
  welcome: (name: string | null) =>
    `Hello${name ? ` ${name}` : ''}! I look after your pod: up to six people who meet once a week and tell each other what they have promised and how it went.`,
  helpHint: '/pod shows your pod and its next call. /help says what I can do.',
  noPod:
    'You are in no pod at the moment. As soon as you are matched with people who fit your goals and your time, I write to you here and introduce you to each other. Until then, your promises are in good hands with the commitment bot.',
  pod: {
    members: (count: number, seats: number) => `${count} of ${seats} seats taken:`,
    you: 'you',
    somebody: 'somebody without a name',
    next: (when: string) => `Next call: ${when}`,
    byUtc: 'These times are UTC. Tell the commitment bot where you live (/zone), and I show them by your clock.',
    lasts: (minutes: number) => `It lasts ${minutes} minutes.`,
    noCall: 'No call is planned at the moment. You hear from me as soon as one is.',
    link: 'Join here:',
    noLink: 'The link to the call is not set yet.',
    paused: 'Your membership is paused. Your seat is kept for you.',
    resting: 'The pod is taking a break at the moment.',
  },
  unknown: 'I do not know that one. /pod shows your pod, /help says what I can do.',
  group: 'Write to me directly for that, so that the group stays for talking.',
  help: '/pod – your pod, who is in it, and when you meet, by your own clock\n/help – this text\n\nWhat you promise, and how you tick it off, is the business of the commitment bot.',
};

export type Text = typeof english;

const german: Text = {
  locale: 'de',
  apology: {
    later:
      'Ich erreiche deine Gruppe gerade nicht. Deine Nachricht ist gut aufgehoben: Ich antworte, sobald es geht. Du brauchst sie nicht noch einmal zu schicken.',
    never: 'Bei mir ist etwas schiefgegangen, das hat nicht geklappt. Es liegt nicht an dir. Bitte versuch es etwas später noch einmal.',
  },
  menu: { pod: 'Deine Gruppe, und wann ihr euch trefft', help: 'Was ich kann' },
  welcome: (name) =>
    `Hallo${name ? ` ${name}` : ''}! Ich kümmere mich um deine Gruppe: bis zu sechs Menschen, die sich einmal in der Woche treffen und einander erzählen, was sie sich vorgenommen haben und wie es lief.`,
  helpHint: '/pod zeigt deine Gruppe und das nächste Treffen. /help sagt dir, was ich kann.',
  noPod:
    'Du bist gerade in keiner Gruppe. Sobald wir Menschen finden, die zu deinen Zielen und Zeiten passen, schreibe ich dir hier und stelle euch einander vor. Bis dahin sind deine Vorhaben beim anderen Bot gut aufgehoben.',
  pod: {
    members: (count, seats) => `${count} von ${seats} Plätzen ${count === 1 ? 'ist' : 'sind'} besetzt:`,
    you: 'du',
    somebody: 'jemand ohne Namen',
    next: (when) => `Nächstes Treffen: ${when}`,
    byUtc: 'Diese Zeiten sind UTC. Sag dem anderen Bot mit /zone, wo du wohnst, dann zeige ich sie nach deiner Uhr.',
    lasts: (minutes) => `Es dauert ${minutes} Minuten.`,
    noCall: 'Gerade ist kein Treffen geplant. Du hörst von mir, sobald eins feststeht.',
    link: 'Hier geht es zum Treffen:',
    noLink: 'Der Link zum Treffen steht noch nicht fest.',
    paused: 'Deine Mitgliedschaft ruht. Dein Platz bleibt dir erhalten.',
    resting: 'Die Gruppe macht gerade Pause.',
  },
  unknown: 'Das kenne ich nicht. /pod zeigt deine Gruppe, /help sagt dir, was ich kann.',
  group: 'Schreib mir dafür direkt, dann bleibt hier Platz zum Reden.',
  help: '/pod – deine Gruppe, wer dabei ist und wann ihr euch trefft, nach deiner Uhr\n/help – dieser Text\n\nWas du dir vornimmst und wie du es abhakst, ist Sache des anderen Bots.',
};

/** The words for a member, by the language of their Telegram; English for all that nobody has translated yet. */
export function textFor(languageCode: string | undefined): Text {
  return languageCode?.startsWith('de') ? german : english;
}

/** The words for whoever wrote or pressed. */
export const textOf = (ctx: BotContext): Text => textFor(ctx.from?.language_code);
