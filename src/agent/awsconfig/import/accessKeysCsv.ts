import type { ProblemView } from '../../../protocol/views/files.ts';
import { isName, wellFormedKeyId, wellFormedSecret } from '../limits.ts';
import { ProblemList, type ProblemPlace } from '../doctor/problems.ts';
import type { Profile } from '../profile.ts';

interface CsvFile {
  readonly name: string;
  readonly text: string;
}

interface ReadKeys {
  readonly profiles: ReadonlyMap<string, Profile>;
  /** File by file, from top to bottom. */
  readonly problems: readonly ProblemView[];
}

/** Whether a text is what the IAM console gives with a new access key: its first line names the two columns. */
export function isAccessKeysCsv(text: string): boolean {
  // Trimming takes a byte order mark too.
  const first = text
    .trimStart()
    .slice(0, 1000)
    .split(/[\r\n]/, 1);
  return columnsOf(cellsOf(first.join())) !== undefined;
}

/**
 * A profile for each row of such files, called as its user, else as the file. No row is taken for another's: where a name
 * is taken, the profile gets a number.
 * @see IAM User Guide, "Manage access keys for IAM users"
 */
export function readAccessKeysCsv(files: readonly CsvFile[]): ReadKeys {
  const profiles = new NamedKeys();
  const problems = new ProblemList();
  for (const { name: file, text } of files) {
    let columns: Columns | undefined;
    let rows = 0;
    for (const [index, line] of text
      .replace(/^\uFEFF/, '')
      .split(/\r\n|\n|\r/)
      .entries()) {
      if (line.trim() === '') continue;
      const place = { file, line: index + 1, column: 1 };
      const cells = cellsOf(line);
      if (columns === undefined) {
        columns = columnsOf(cells);
        continue;
      }
      rows += 1;
      const row = readRow(cells, columns, place, problems);
      if (row === undefined) continue;
      const wanted = row.user ?? nameOf(file);
      const name = profiles.put(row, wanted);
      if (name !== wanted) problems.add(place, 'csv-name-taken', { name: wanted, given: name });
      checkKey(row, name, place, problems);
    }
    if (rows === 0) problems.add({ file, line: 1, column: 1 }, 'file-without-profiles');
  }
  return { profiles: profiles.current, problems: problems.current };
}

interface Cell {
  readonly text: string;
  /** Counts from 1. */
  readonly column: number;
}

/** Where in a row the columns stand, from 0. */
interface Columns {
  readonly count: number;
  readonly keyId: number;
  readonly secret: number;
  readonly user: number;
  readonly password: number;
}

interface Row {
  readonly user: string | undefined;
  readonly keyId: Cell;
  readonly secret: Cell;
}

function columnsOf(cells: readonly Cell[] | undefined): Columns | undefined {
  const titles = cells?.map(({ text }) => text.toLowerCase()) ?? [];
  const columns = {
    count: titles.length,
    keyId: titles.indexOf('access key id'),
    secret: titles.indexOf('secret access key'),
    user: titles.indexOf('user name'),
    password: titles.indexOf('password'),
  };
  return columns.keyId === -1 || columns.secret === -1 ? undefined : columns;
}

/** The console's forms have five at the most. */
const mostCells = 64;

/** Nothing where a quote does not close or stands beside something, or where there is no end of cells. */
function cellsOf(line: string): readonly Cell[] | undefined {
  const cells: Cell[] = [];
  for (let from = 0, end; cells.length < mostCells; from = end + 1) {
    end = commaFrom(line, from);
    let text = line.slice(from, end).trim();
    if (text.startsWith('"')) {
      const open = line.indexOf('"', from);
      const close = closingQuote(line, open);
      if (close === -1) return undefined;
      end = commaFrom(line, close);
      if (line.slice(close + 1, end).trim() !== '') return undefined;
      text = line
        .slice(open + 1, close)
        .replaceAll('""', '"')
        .trim();
    } else if (text.includes('"')) return undefined;
    cells.push({ text, column: from + 1 });
    if (end === line.length) return cells;
  }
  return undefined;
}

function commaFrom(line: string, from: number): number {
  const comma = line.indexOf(',', from);
  return comma === -1 ? line.length : comma;
}

/** Two quotes stand for one inside of them. */
function closingQuote(line: string, open: number): number {
  let close = line.indexOf('"', open + 1);
  while (close !== -1 && line[close + 1] === '"') close = line.indexOf('"', close + 2);
  return close;
}

function readRow(
  cells: readonly Cell[] | undefined,
  columns: Columns,
  place: ProblemPlace,
  problems: ProblemList,
): Row | undefined {
  const extra = cells?.slice(columns.count).find(({ text }) => text !== '');
  if (cells === undefined || extra !== undefined) {
    problems.add({ ...place, column: extra?.column ?? 1 }, 'csv-row-broken');
    return undefined;
  }
  const at = (index: number): Cell => cells[index] ?? { text: '', column: cells.at(-1)?.column ?? 1 };
  const keyId = at(columns.keyId);
  const secret = at(columns.secret);
  const missing = [keyId, secret].find(({ text }) => text === '');
  if (missing !== undefined) {
    problems.add({ ...place, column: missing.column }, 'csv-key-missing');
    return undefined;
  }
  const user = at(columns.user);
  if (user.text !== '' && !isName(user.text)) {
    problems.add({ ...place, column: user.column }, 'csv-name-unusable');
    return undefined;
  }
  const password = at(columns.password);
  if (password.text !== '') problems.add({ ...place, column: password.column }, 'csv-password');
  return { user: user.text === '' ? undefined : user.text, keyId, secret };
}

/** As the doctor says it of a shared file. */
function checkKey({ keyId, secret }: Row, name: string, place: ProblemPlace, problems: ProblemList): void {
  if (!wellFormedKeyId.test(keyId.text)) {
    problems.add({ ...place, column: keyId.column }, 'key-id-malformed', { name });
  }
  if (!wellFormedSecret.test(secret.text)) {
    problems.add({ ...place, column: secret.column }, 'secret-malformed', { name });
  }
}

/** The console calls the file after the user; a browser numbers the second download of it. */
function nameOf(file: string): string {
  const user = /^(.+)_accessKeys(?: ?\(\d+\))?\.csv$/i.exec(file)?.[1]?.trim() ?? '';
  return isName(user) ? user : 'accessKeys';
}

/** Access keys by the name of their profile, each key once. */
class NamedKeys {
  readonly #profiles = new Map<string, Profile>();
  /** By the name that was wanted. */
  readonly #given = new Map<string, Given>();

  get current(): ReadonlyMap<string, Profile> {
    return this.#profiles;
  }

  /** The name that the profile got. */
  put({ keyId, secret }: Row, wanted: string): string {
    const given = this.#given.get(wanted) ?? { names: new Map<string, string>(), last: 0 };
    this.#given.set(wanted, given);
    const name = given.names.get(keyId.text) ?? this.#free(wanted, given);
    given.names.set(keyId.text, name);
    const properties = new Map([
      ['aws_access_key_id', keyId.text],
      ['aws_secret_access_key', secret.text],
    ]);
    this.#profiles.set(name, { name, properties });
    return name;
  }

  /** A user may be called as another's second key would be. */
  #free(wanted: string, given: Given): string {
    let name;
    do {
      given.last += 1;
      name = given.last === 1 ? wanted : `${wanted}-${given.last}`;
    } while (this.#profiles.has(name));
    return name;
  }
}

/** What became of the keys of one wanted name. */
interface Given {
  /** By access key ID. */
  readonly names: Map<string, string>;
  /** The number of the last name tried; those before it are taken for good. */
  last: number;
}
