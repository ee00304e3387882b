import type { DeliveryButton } from './delivery.rules.ts';

/** What Telegram takes: characters of a text (counted in UTF-16 units), bytes of what a button sends back. */
export const LONGEST_TEXT = 4096;
export const LONGEST_BUTTON_DATA_BYTES = 64;

/**
 * Proves that a message can be sent, when it is queued: later nobody could mend it.
 * @throws RangeError, a mistake of the slice that wrote the message
 */
export function requireSendable(body: string, buttons: readonly (readonly DeliveryButton[])[]): void {
  if (body.length === 0 || body.length > LONGEST_TEXT) throw new RangeError(`A message has 1 to ${LONGEST_TEXT} characters, not ${body.length}.`);
  for (const { text, data } of buttons.flat()) {
    const bytes = Buffer.byteLength(data);
    if (text.length === 0 || bytes === 0 || bytes > LONGEST_BUTTON_DATA_BYTES) {
      throw new RangeError(`A button has a text and 1 to ${LONGEST_BUTTON_DATA_BYTES} bytes of data; "${text}" has ${bytes}.`);
    }
  }
}
