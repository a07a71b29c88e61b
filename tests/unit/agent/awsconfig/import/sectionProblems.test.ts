import { expect, test } from 'vitest';
import { readProfiles } from '../../../../../src/agent/awsconfig/reading/readProfiles.ts';
import { sectionProblems } from '../../../../../src/agent/awsconfig/import/sectionProblems.ts';

const config = (text: string) => readProfiles([{ name: 'config', kind: 'config', text }]);

const problems = (text: string, ...stored: string[]) => {
  const { sections, references } = config(text);
  return sectionProblems(sections, references, new Set(stored)).map(
    ({ code, line, column, text }) =>
      `${code}@${line}:${column} ${/"[^"]*"$|"[^"]*"(?=,)/.exec(text)?.[0] ?? ''}`,
  );
};

test('readProfiles reads the sections that profiles refer to, with their comments, and merges what stands twice', () => {
  const { sections, problems } = config(`# of the company
[sso-session corp]
sso_region = us-east-1
[services "local"]
dynamodb =
  endpoint_url = http://localhost:8000
[sso-session corp]
# moved
sso_region = eu-west-1
`);
  expect([...sections].map(([key, { section }]) => [key, section])).toEqual([
    [
      'sso-session corp',
      {
        word: 'sso-session',
        name: 'corp',
        properties: new Map([['sso_region', 'eu-west-1']]),
        comments: [
          { file: 'config', above: '[', text: '# of the company' },
          { file: 'config', above: 'sso_region', text: '# moved' },
        ],
      },
    ],
    [
      'services local',
      {
        word: 'services',
        name: 'local',
        properties: new Map([['dynamodb', new Map([['endpoint_url', 'http://localhost:8000']])]]),
      },
    ],
  ]);
  expect(problems.map(({ code, line }) => `${code}@${line}`)).toEqual([
    'file-without-profiles@1',
    'section-duplicate@7',
    'key-duplicate@9',
  ]);
});

test('sectionProblems names a section that no profile refers to, and a reference to none', () => {
  expect(
    problems(`[profile a]
sso_session = corp
services =
[sso-session corp]
[services corp]
[profile b]
region = eu-west-1
  services = indented
services = gone
`),
  ).toEqual(['section-unreferred@5:1 "services corp"', 'section-missing@9:1 "services gone"']);
});

test('sectionProblems takes a section of the vault for one that is there', () => {
  expect(problems('[profile a]\nsso_session = corp\n', 'sso-session corp')).toEqual([]);
  expect(problems('[profile a]\nsso_session = corp\n', 'services corp')).toEqual([
    'section-missing@2:1 "sso-session corp"',
  ]);
});
