import type { Change, RoomView } from './changes.ts';
import { ChangeLog } from './change-log.ts';
import { MovableClock } from './clock.ts';
import { Faults } from './faults.ts';
import type { Bot, Person, Room, State } from './state.ts';
import { Store } from './store.ts';

const KEPT_MESSAGES_PER_ROOM = 2000;

export interface WorldOptions {
  dataFile?: string | undefined;
  clockFile?: string | undefined;
}

/** The state of the local Telegram, its clock, and everybody who follows it. Every change goes through `tell`. */
export class World {
  readonly state: State;
  readonly log = new ChangeLog();
  readonly clock: MovableClock;
  readonly faults = new Faults();
  readonly store: Store;
  /** Called with a bot's username when it has a new update. */
  onUpdate: (username: string) => void = () => undefined;

  constructor(options: WorldOptions) {
    this.clock = new MovableClock(options.clockFile);
    this.state = Store.load(options.dataFile) ?? emptyState();
    this.store = new Store(options.dataFile, () => this.state);
  }

  /** Numbers a change, marks the state as unsaved and tells all followers. Returns the number. */
  tell(change: Change): number {
    this.state.seq += 1;
    this.store.touch();
    this.log.append(this.state.seq, change);
    return this.state.seq;
  }

  bot(username: string): Bot | undefined {
    return this.state.bots.find((bot) => bot.user.username === username);
  }

  person(id: number): Person | undefined {
    return this.state.people.find((person) => person.user.id === id);
  }

  room(key: string): Room | undefined {
    return this.state.rooms.find((room) => room.key === key);
  }

  group(chatId: number): Room | undefined {
    return this.room(groupKey(chatId));
  }

  /** Says that a room changed in anything but its messages. */
  tellRoom(room: Room): void {
    this.tell({ type: 'room', room: viewOfRoom(room) });
  }

  trim(room: Room): void {
    if (room.messages.length > KEPT_MESSAGES_PER_ROOM) room.messages.splice(0, room.messages.length - KEPT_MESSAGES_PER_ROOM);
  }
}

export const groupKey = (chatId: number): string => `group/${chatId}`;

export const privateKey = (botUsername: string, personId: number): string => `${botUsername}/${personId}`;

export function viewOfRoom(room: Room): RoomView {
  const { key, chat, bots, personIds, creatorId, isStarted, isBlocked, keyboard, migratedToId } = room;
  return { key, chat, bots, personIds, creatorId, isStarted, isBlocked, keyboard, migratedToId };
}

function emptyState(): State {
  // Numbers begin at the present microsecond, so that a reader who has outlived a restart never meets an older number.
  const seq = Date.now() * 1000;
  return {
    seq,
    nextPersonId: 5_100_000_001,
    nextGroupId: 1_500_000_001,
    people: [],
    bots: [],
    rooms: [],
    presses: [],
    files: [],
    mails: [],
    messages: [],
    smsStops: [],
  };
}
