/** What is said about the settings, in English. */
export const settingsInEnglish = {
  title: 'Your settings',
  languages: { en: 'English', de: 'Deutsch' },
  language: (name: string) => `Language: ${name}`,
  quiet: (span: string) => `Quiet hours: ${span}`,
  quietNever: 'Quiet hours: none',
  quietMeans: 'What can wait is not sent in your quiet hours.',
  span: (from: string, to: string) => `${from} – ${to}`,
  evening: { on: 'Evening check-in: on', off: 'Evening check-in: off' },
  turnOff: 'No evening check-in',
  turnOn: 'Evening check-in on',
  setQuiet: 'Quiet hours …',
  whichQuiet: 'When shall I be quiet? You can also write it yourself: /settings 22:30-06:45',
  none: 'None',
  reader: {
    open: 'Who reads along …',
    title: 'Who reads your promises',
    off: 'Now: only this community’s own computer.',
    on: 'Now: a language model outside may read along.',
    means:
      'A language model outside can help me to understand your promises better. Before anything goes there I take out names, numbers, addresses and links, as far as I find them; a rare name can slip through. What sounds as if somebody could be hurt never goes. Days and numbers stay as you gave them, and all works without it.',
    nobody: 'Only this community’s own computer. No language model is used here, so there is nothing to choose.',
    allow: 'Let it read along',
    forbid: 'Keep it here',
  },
  weekly: {
    on: (day: string, time: string) => `Weekly summary: ${day}, ${time}`,
    off: 'Weekly summary: off',
    open: 'Weekly summary …',
    title: 'Your week in a few lines',
    means:
      'Once a week I can tell you what your week came to, but only if you promised something. At the weekend it is about the week that is ending, on other days about the one before.',
    needsMemory: 'For that I would have to be allowed to remember. You have said I must not; /memory changes it.',
    whichDay: 'Which day would you like?',
    whichTime: (day: string) => `${day}, at what time?`,
    none: 'No summary',
    offer: 'Tell me this every week …',
  },
  back: '« Back',
  changed: 'Done, this is how it is now.',
  notUnderstood: 'I did not get that. Quiet hours are written like this: /settings 22:30-06:45',
};

export type SettingsText = typeof settingsInEnglish;
