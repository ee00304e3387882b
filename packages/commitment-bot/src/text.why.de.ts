const promises = (count: number): string => (count === 1 ? 'ein Vorhaben' : `${count} Vorhaben`);

/** Why a day came to what it did, by the rule of the ledger that judged it, in German. */
export const reasonsInGerman: Readonly<Record<string, (credits: number, misses: number) => string>> = {
  kept: (credits) => `Du hast ${promises(credits)} geschafft.`,
  kept_despite_miss: (credits) => `Du hast ${promises(credits)} geschafft. Der Tag zählt, auch wenn etwas offen blieb.`,
  kept_backdated: (credits) => `Du hast ${promises(credits)} geschafft und es mir am Tag danach erzählt.`,
  missed_due: (_, misses) => `${misses === 1 ? 'Ein Vorhaben war' : `${misses} Vorhaben waren`} an diesem Tag fällig und nicht als erledigt gemeldet.`,
  missed_failed: (_, misses) => `Du hast gesagt, dass ${promises(misses)} nicht geklappt ${misses === 1 ? 'hat' : 'haben'}. Danke für die Ehrlichkeit.`,
  missed_all: (credits, misses) =>
    `Du hast ${promises(credits)} geschafft, und ${promises(misses)} ${misses === 1 ? 'blieb' : 'blieben'} offen. Du hast dich dafür entschieden, dass nur ein ganzer Tag zählt.`,
  quiet: () => 'Nichts war fällig. Ein ruhiger Tag lässt deine Serie, wie sie ist.',
  quiet_limit: () => 'Es war lange nichts fällig, deshalb ist die Serie hier ausgelaufen. Mit dem nächsten geschafften Vorhaben beginnt eine neue.',
  late_only: () => 'Du hast etwas erst nach seinem Tag erledigt. Erledigt ist erledigt; die Serie bleibt, wie sie ist.',
  short_day: () => 'Eine Reise hat diesen Tag sehr kurz gemacht, deshalb konnte er nicht verloren gehen.',
  no_such_day: () => 'Diesen Tag gab es in deinem Kalender nicht.',
  frozen: () => 'Ein Joker hat diesen Tag gerettet.',
  paused: () => 'Du hattest Pause. An so einem Tag geht nichts verloren.',
  open: () => 'Dieser Tag ist noch offen.',
};
