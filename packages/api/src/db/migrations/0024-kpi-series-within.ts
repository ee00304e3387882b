import { Migration } from '@mikro-orm/migrations';

/**
 * A series of key figures as it may be answered: of those parts that are wanted (null: all), and of no more points than one answer holds. Split by pod it grows with
 * the community; what is too large is refused as such (54000), and never cut short without a word.
 */
export class KpiSeriesWithin extends Migration {
  override up(): void {
    this.addSql(`
create function kpi_series_within(metric text, weeks int, segment text, at timestamptz, wanted text[], most int) returns jsonb language plpgsql stable as $$
declare
  points jsonb := kpi_series(metric, weeks, segment, at);
begin
  if wanted is not null then
    select coalesce(jsonb_agg(p.point order by p.place), '[]') into points
    from jsonb_array_elements(points) with ordinality p(point, place) where p.point ->> 'segment' = any (wanted);
  end if;
  if jsonb_array_length(points) > most then
    raise exception 'a series of more than % points', most using errcode = '54000';
  end if;
  return points;
end $$;
`);
  }
}
