import type { BotCommand, Message } from '@grammyjs/types';
import type { ClockView } from './clock.ts';
import type { Mail, Person, Room, Sms } from './state.ts';

export interface BotView {
  id: number;
  username: string;
  firstName: string;
  description: string;
  shortDescription: string;
  /** What the command menu offers in a private chat, in English. */
  commands: BotCommand[];
  pendingUpdates: number;
  isConnected: boolean;
}

/** A chat without its messages. */
export type RoomView = Pick<Room, 'key' | 'chat' | 'bots' | 'personIds' | 'creatorId' | 'isStarted' | 'isBlocked' | 'keyboard' | 'migratedToId'>;

/** An answer to a pressed button: shown as a toast, or as an alert to be closed. */
export interface ButtonAnswer {
  queryId: string;
  personId: number;
  room: string;
  messageId: number;
  text: string;
  isAlert: boolean;
  url: string;
}

export interface FaultView {
  id: number;
  kind: string;
  label: string;
  /** Calls still to be hit; null for a fault by rate. */
  remaining: number | null;
}

export type Change =
  | { type: 'message'; room: string; message: Message; isEdit: boolean }
  | { type: 'messageDeleted'; room: string; messageId: number }
  | { type: 'room'; room: RoomView }
  | { type: 'person'; person: Person }
  | { type: 'bot'; bot: BotView }
  | { type: 'typing'; room: string; bot: string; action: string }
  | { type: 'answer'; answer: ButtonAnswer }
  | { type: 'mail'; mail: Mail }
  | { type: 'sms'; sms: Sms }
  | { type: 'clock'; clock: ClockView }
  | { type: 'faults'; faults: FaultView[]; isFloodLimited: boolean }
  | { type: 'cleared'; what: 'mail' | 'sms' };

export type NumberedChange = Change & { seq: number };
