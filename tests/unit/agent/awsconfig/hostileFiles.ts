/*
 * Files made to hurt a reader, each as long as it is asked for: for tests, which see that nothing breaks, and for the
 * bench, which says how long they take.
 */

type Unit = (number: number) => string;

/** As long as one may be that is still read. */
const longName = 'n'.repeat(1024);

/** Of the console's accessKeys.csv, which an import reads too. */
const csvTitles = 'User name,Access key ID,Secret access key\n';

/** Repeated until the file is full: what a reader would do for each of them it does a million times. */
const repeated: readonly (readonly [name: string, start: string, unit: string])[] = [
  ['one line', '', 'a'],
  ['line feeds', '', '\n'],
  ['carriage returns', '', '\r'],
  ['line ends of both kinds', '', '\r\n'],
  ['line ends the wrong way round', '', '\n\r'],
  ['lines of one blank', '[p]\n', ' \n'],
  ['spaces', '', ' '],
  ['no-break spaces', '', '\u00a0'],
  ['opening brackets', '', '['],
  ['closing brackets', '[', ']'],
  ['equals signs', '', '='],
  ['colons', '[p]\n', ':'],
  ['quotes', '[p]\na = ', '"'],
  ['NUL characters', '', '\0'],
  ['lone surrogates', '', '\ud800'],
  ['byte order marks', '', '\uFEFF'],
  ['line separators', '[p]\na', '\u2028'],
  ['broken lines', '[p]\n', 'a\n'],
  ['lines of an equals sign', '[p]\n', '=\n'],
  ['comments before any section', '', '#\n'],
  ['comments in a section', '[p]\n', '#\n'],
  ['comments behind values', '[p]\n', 'a=1 #\n'],
  ['headers that do not close', '', '[\n'],
  ['headers without a name', '', '[]\n'],
  ['headers of one profile', '', '[profile x]\n'],
  ['headers of one profile, commented', '', '#\n[profile x]\n'],
  ['headers that open quotes', '', '[profile "x]\n'],
  ['prefixed and bare defaults', '', '[default]\na=1\n[profile default]\nb=1\n'],
  ['one key', '[p]\n', 'a=1\n'],
  ['keys with colons', '[p]\n', 'a: 1\n'],
  ['keys without a value', '[p]\n', 'a=\n'],
  ['keys with a nested key', '[profile p]\n', 'a=\n b=\n'],
  ['a nested key', '[p]\ns3=\n', ' b=1\n'],
  ['lines that continue a value', '[p]\na=1\n', ' b\n'],
  ['lines that continue a secret', '[p]\naws_session_token=1\n', ' b #\n'],
  ['ends of wrapped tokens', '[p]\naws_session_token=1\n', 'QUJD=\n'],
  ['a title of blanks', '[profile', ' '],
  ['a title without end', '[profile ', 'x'],
  ['a value of blanks', '[p]\na =', '\t'],
  ['a value of comment signs', '[p]\na =', ' #'],
  ['a secret of comment signs', '[p]\naws_secret_access_key =', ' #'],
  ['a value of comment signs without blanks', '[p]\na = a', '#;'],
  ['a value of base64', '[p]\naws_session_token = ', 'QUJD'],
  ['base64 without a key', '[p]\n', 'QUJD'],
  ['a name of markup', '[profile ', '<img src=x onerror=alert(1)>'],
  ['rows of one access key', csvTitles, 'ann,AKIAIOSFODNN7EXAMPLE,secret\n'],
  ['rows of quotes', csvTitles, '"'],
  ['rows of commas', csvTitles, ',,,\n'],
];

/** The same with a number in it, so that a reader must keep them all. */
const numbered: readonly (readonly [name: string, start: string, unit: Unit])[] = [
  ['sections', '', (n) => `[profile p${n}]\na=1\n`],
  ['sections of nothing but a name', '', (n) => `[${n}]\n`],
  ['sections that are no profiles', '', (n) => `[services s${n}]\na=\n b=1\n`],
  ['sections with a quoted name', '', (n) => `[profile "p ${n}"]\n`],
  ['keys of one section', '[profile p]\n', (n) => `k${n}=1\n`],
  ['keys of one section, nested', '[profile p]\ns3=\n', (n) => ` k${n}=1\n`],
  ['keys that each hold some', '[profile p]\n', (n) => `k${n}=\n a=1\n`],
  ['a chain of source profiles', '', (n) => `[profile p${n}]\nrole_arn=r\nsource_profile=p${n + 1}\n`],
  ['source profiles in pairs', '', (n) => `[profile p${n}]\nrole_arn=r\nsource_profile=p${n ^ 1}\n`],
  ['references to nothing', '', (n) => `[profile p${n}]\nsso_session=s${n}\n`],
  ['secrets that are none', '', (n) => `[p${n}]\naws_secret_access_key=a #b\naws_session_token: c ;d\n`],
  ['active keys', '', (n) => `[profile p${n}]\ncredential_process=/bin/${n}\nendpoint_url=http://x\n`],
  ['rows of access keys', csvTitles, (n) => `u${n},AKIAIOSFODNN7EXAMPLE,secret\n`],
  [
    'keys of a section with a long name',
    `[profile p]\nservices=${longName}\n[services ${longName}]\n`,
    (n) => `k${n}=1\n`,
  ],
  [
    'nested active keys of a profile with a long name',
    `[profile ${longName}]\n`,
    (n) => `k${n}=\n ca_bundle=x\n`,
  ],
  ['comments that differ', '', (n) => `# ${n}\n[profile p${n}]\n# x\na=1\n# y\n`],
];

/** Two halves, each as long as the other, so that a reader that does one for each of the other is not done. */
const halves: readonly (readonly [
  name: string,
  first: readonly [string, Unit],
  second: readonly [string, Unit],
])[] = [
  ['a long key and as many lines below it', ['[p]\n', () => 'k'], ['=1\n', () => ' b #\n']],
  ['a long name and as many keys in it', ['[profile ', () => 'x'], [']\n', (n) => `k${n}: 1\n`]],
  ['a long name and as many headers with it', ['[profile ', () => 'x'], [']\n', () => '[profile x]\n']],
  [
    'many keys and as many profiles that refer to them',
    ['[services s]\n', (n) => `k${n}=1\n`],
    ['', (n) => `[profile p${n}]\nservices=s\n`],
  ],
  ['many keys and as many comments above one', ['[profile p]\n', (n) => `k${n}=1\n`], ['', () => '# x\n']],
  [
    'users called as the keys of another would be',
    [csvTitles, (n) => `u-${n},AKIAIOSFODNN7EXAMPLE,s\n`],
    ['', (n) => `u,AKIAIOSFODNN7EXAMPLE${n},s\n`],
  ],
  ['many comments and as many headers', ['', () => '#\n'], ['', (n) => `[${n}]\n`]],
];

interface HostileFile {
  readonly name: string;
  /** @param length in UTF-16 code units, about */
  readonly text: (length: number) => string;
}

export const hostileFiles: readonly HostileFile[] = [
  ...repeated.map(([name, start, unit]) => ({
    name,
    text: (length: number) => start + unit.repeat(Math.floor((length - start.length) / unit.length)),
  })),
  ...numbered.map(([name, start, unit]) => ({
    name,
    text: (length: number) => filled(start, unit, length),
  })),
  ...halves.map(([name, first, second]) => ({
    name,
    text: (length: number) => filled(...first, length / 2) + filled(...second, length / 2),
  })),
];

function filled(start: string, unit: Unit, length: number): string {
  const parts = [start];
  for (let number = 0, filled = start.length; filled < length; number += 1) {
    const part = unit(number);
    parts.push(part);
    filled += part.length;
  }
  return parts.join('');
}
