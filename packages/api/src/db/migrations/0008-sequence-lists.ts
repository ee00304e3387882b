import { Migration } from '@mikro-orm/migrations';

/** An index for the order in which executions of sequences are listed. */
export class SequenceLists extends Migration {
  override up(): void {
    this.addSql(`
create index sequence_executions_started_at_id_index on sequence_executions (started_at, id);
`);
  }
}
