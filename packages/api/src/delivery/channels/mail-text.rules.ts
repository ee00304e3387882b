const LONGEST_SUBJECT = 78;

/** An e-mail as it is read: what its list shows, and what it says. */
export type MailText = { readonly subject: string; readonly text: string };

/**
 * The e-mail of a message. A first line that an empty line follows is its subject and not repeated; otherwise the subject is the first sentence, cut at a
 * word if it is long. The way out stands below.
 * @param unsubscribeUrl where the reader ends e-mail to this address
 */
export function mailTextOf(body: string, unsubscribeUrl: string): MailText {
  const trimmed = body.replaceAll(/\r\n?/gu, '\n').trim();
  const titled = /^([^\n]{1,150})\n\s*\n([^]+)$/u.exec(trimmed);
  const subject = titled?.[1]?.trim() ?? firstSentence(trimmed);
  return { subject, text: `${titled?.[2]?.trim() ?? trimmed}\n\n-- \nThe Progress Method\nNo more e-mail to this address: ${unsubscribeUrl}\n` };
}

function firstSentence(text: string): string {
  const [line = ''] = text.split('\n');
  const sentence = /^.*?[.!?](?=\s|$)/u.exec(line)?.[0] ?? line;
  if (sentence.length <= LONGEST_SUBJECT) return sentence;
  const cut = sentence.slice(0, LONGEST_SUBJECT - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > LONGEST_SUBJECT / 2 ? space : cut.length).trimEnd()}…`;
}
