import { Migration } from '@mikro-orm/migrations';
import { commitments } from './commitments.ts';
import { deliveries } from './deliveries.ts';
import { goals } from './goals.ts';
import { kpis } from './kpis.ts';
import { log } from './log.ts';
import { meetings } from './meetings.ts';
import { members } from './members.ts';
import { payments } from './payments.ts';
import { pods } from './pods.ts';
import { sequences } from './sequences.ts';

/** Every table of the first release. */
export class Foundation extends Migration {
  override up(): void {
    for (const sql of [log, members, goals, pods, deliveries, commitments, meetings, payments, sequences, kpis]) this.addSql(sql);
  }
}
