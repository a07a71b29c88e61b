import { date, string, switchOn } from '../../shell/binding/types.ts';
import { simpleCmdlet } from '../../shell/cmdlet.ts';
import { formatDate } from '../../shell/values/dateFormat.ts';
import { UtcDate } from '../../shell/values/dates.ts';

/** Formats with names of their own. */
const namedFormats = new Map([
  ['filedate', 'yyyyMMdd'],
  ['filedateuniversal', "yyyyMMdd'Z'"],
  ['filedatetime', "yyyyMMdd'T'HHmmssffff"],
  ['filedatetimeuniversal', "yyyyMMdd'T'HHmmssffff'Z'"],
]);

export const getDate = simpleCmdlet({
  name: 'Get-Date',
  synopsis: 'Gives the present time, or a date that is named.',
  examples: [
    { line: 'Get-Date', says: 'Gives date and time.' },
    { line: 'Get-Date -Format yyyy-MM-dd', says: 'Gives the date as a text.' },
    { line: '(Get-Date).AddHours(-1).ToUniversalTime()', says: 'Gives the time of an hour ago in UTC.' },
  ],
  emits: {
    name: 'System.DateTime',
    properties: {
      Date: null,
      Day: null,
      DayOfWeek: null,
      Hour: null,
      Minute: null,
      Month: null,
      Second: null,
      Year: null,
    },
  },
  parameters: {
    Date: {
      type: date,
      position: 0,
      fromPipeline: true,
      help: 'The date that is given; now where it is not named.',
    },
    Format: {
      type: string,
      help: 'Makes a text of it, by the letters of .NET: yyyy-MM-dd HH:mm:ss, o, u, FileDate.',
    },
    AsUTC: { type: switchOn, help: 'Reads the clock in UTC.' },
  },
  async run({ Date: given, Format, AsUTC }, invocation) {
    const format = Format?.toLowerCase() ?? '';
    const inUtc = AsUTC === true || format.endsWith('universal');
    const moment = given ?? new Date();
    const shown = inUtc ? new UtcDate(moment.getTime()) : moment;
    await invocation.emit(
      Format === undefined ? shown : formatDate(shown, namedFormats.get(format) ?? Format),
    );
  },
});
