const LONGEST_ADDRESS = 254;
/** One plain address: nothing that a mail program could read as a second one, a name, a comment or a new line. */
const PLAIN = /^[^\s@<>()[\],;:"\\\p{C}]+@[^\s@<>()[\],;:"\\\p{C}]+$/u;

/** Whether this is exactly one e-mail address and nothing else. The last look before an envelope is written: "a@x\r\nBcc: b@y" is delivered to both. */
export function isOneAddress(text: string): boolean {
  return text.length <= LONGEST_ADDRESS && PLAIN.test(text);
}
