import type { EventArgs, EventSubscriber } from '@mikro-orm/postgresql';
import type { Clock } from '../lib/clock.ts';

/** Writes `updatedAt` from the process's clock whenever the unit of work changes a row that has one, unless the change names it itself. */
export class StampUpdates implements EventSubscriber {
  constructor(private readonly clock: Clock) {}

  beforeUpdate({ entity, meta, changeSet }: EventArgs<object>): void {
    if (!('updatedAt' in meta.properties) || (changeSet && 'updatedAt' in changeSet.payload)) return;
    Object.assign(entity, { updatedAt: this.clock.now() });
  }
}
