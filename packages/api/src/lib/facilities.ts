/** Ways to reach people outside Telegram, and for each the settings that are missing; none are where it works. */
export type MissingSettings = { readonly email: readonly string[]; readonly sms: readonly string[] };
