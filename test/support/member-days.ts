import { addDays, instantOfWallTime, wallClock, weekdayOf } from '../../packages/api/src/lib/calendar.rules.ts';
import { drive, type Person, type PlaygroundDriver } from '../../packages/playground/src/driver.ts';
import { eventually } from './process.ts';
import { System } from './system.ts';

const TODAY = 'query ($id: TelegramID!) { user(telegramUserId: $id) { today } }';

/** Minutes since midnight of "20:01". */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The Monday of the next week on whose Sunday the clocks of a northern zone go back. */
export function mondayBeforeTheLongNight(now: Date, zone: string): string {
  const noonAt = (day: string): number => wallClock(new Date(`${day}T12:00:00Z`), zone).minutes;
  let sunday = addDays(now.toISOString().slice(0, 10), 8);
  while (weekdayOf(sunday) !== 7 || noonAt(sunday) >= noonAt(addDays(sunday, -1))) sunday = addDays(sunday, 1);
  return addDays(sunday, -6);
}

/** A member who lives through days, counted from 0, with the clock of the whole system. */
export class MemberDays {
  private constructor(
    readonly system: System,
    private readonly telegram: PlaygroundDriver,
    readonly member: Person,
    private readonly firstDay: string,
  ) {}

  /** Starts the system at nine in the morning of a day in a zone, with somebody who has not spoken to any bot yet. */
  static async start(firstDay: string, zone: string): Promise<MemberDays> {
    const system = await System.start();
    const telegram = drive(system.telegramUrl);
    await telegram.moveClock({ at: instantOfWallTime(firstDay, 9 * 60, zone).toISOString() });
    return new MemberDays(system, telegram, await telegram.person({ first_name: 'Ines', language_code: 'en' }), firstDay);
  }

  /** The date of a day. */
  day(number: number): string {
    return addDays(this.firstDay, number);
  }

  /** "Mon 1 Nov" */
  short(number: number): string {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' });
    return format.format(new Date(`${this.day(number)}T12:00:00Z`));
  }

  /** Answers the questions of the first conversation. */
  async introduce(city: string): Promise<void> {
    await this.member.say('/start');
    await this.member.waitForMessage(/Where do you live/);
    await this.member.say(city);
    for (const answer of ['At 3 am (most people)', '💪 Health', 'New to it', '🌱 Gently']) {
      await eventually(`the button ${answer}`, 20, async () =>
        (await this.member.messages()).some((one) => JSON.stringify(one).includes(answer)) ? true : undefined,
      );
      await this.member.press(answer);
    }
    await this.member.waitForMessage(/That is all I need/);
  }

  /**
   * Moves every clock to an instant; what came before then is read. `number`: which day of the member it is then. The processes look at their clock a few
   * times a second, so the API is asked whether it has seen it.
   */
  async goTo(number: number, at: Date): Promise<void> {
    await this.member.readAll();
    await this.telegram.moveClock({ at: at.toISOString() });
    await eventually(`the API sees ${this.day(number)}`, 20, async () => {
      const { user } = await this.system.data<{ user: { today: string } }>(TODAY, { variables: { id: String(this.member.id) } });
      return user.today === this.day(number) ? true : undefined;
    });
  }

  /** Promises something and keeps it as it was understood. */
  async promise(text: string): Promise<void> {
    await this.member.say(text);
    await this.member.waitForMessage(/Clarity/);
    await this.member.press('Keep');
    await this.member.waitForMessage(/Saved:/);
  }

  /** Says a command and returns the answer as it stands: the text, or what is written under the picture. Throws when there is no picture as wide as it should be. */
  async answerTo(command: string, test: RegExp): Promise<string> {
    await this.member.say(command);
    const answer = await this.member.waitForMessage(test);
    const isPicture = command === '/week' || command === '/progress';
    if (isPicture && answer.photo?.at(-1)?.width !== 1080) throw new Error(`${command} was answered without its picture.`);
    return answer.text ?? answer.caption ?? '';
  }

  /** What `/week` says of the week before, once that was summed up. */
  async lastWeek(): Promise<string> {
    const isThere = async (): Promise<true | undefined> =>
      (await this.system.sql(`select 1 from period_summaries where period = 'week'`)).length > 0 || undefined;
    await eventually('the week is summed up', 20, isThere);
    await this.member.say('/week');
    return (await this.member.waitForMessage(/^Your week, /)).text ?? '';
  }

  /** The lines of `/why`. */
  async why(): Promise<string[]> {
    return (await this.answerTo('/why', /[Ss]treak/)).split('\n').filter((line) => line !== '');
  }
}
