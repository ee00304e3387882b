/** A message as it is handed to a channel: claimed, judged, and to be sent now. */
export type Outgoing = {
  readonly id: string;
  readonly address: string;
  readonly body: string;
  /** The member's address in `contact_points`. */
  readonly contactId: string;
  /** Names this one attempt: what is told of it belongs to no other. */
  readonly claimToken: string;
};

/**
 * What came of handing a message over.
 * - `sent`: the other side has taken it.
 * - `refused`: it never will; `isAddressDead` when that is about the address and not about this message.
 * - `suppressed`: the other side knows that somebody said STOP there.
 * - `later`: it was surely not taken, and may be by and by. `isOwnFault`: the attempt says nothing about the message, such as wrong credentials.
 * - `unknown`: it may or may not have been taken.
 * Reasons are kept in `last_error`: codes and sentences of our own, never what the other side wrote, which may repeat an address.
 */
export type Outcome =
  | { readonly kind: 'sent'; readonly providerMessageId: string; readonly receipt: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly reason: string; readonly isAddressDead: boolean }
  | { readonly kind: 'suppressed'; readonly reason: string }
  | { readonly kind: 'later'; readonly reason: string; readonly isOwnFault: boolean }
  | { readonly kind: 'unknown'; readonly reason: string };

/** A way to send messages outside Telegram. */
export type Channel = {
  readonly name: 'email' | 'sms';
  /** Hands one message over; never throws. */
  send(message: Outgoing): Promise<Outcome>;
  close(): void;
};
