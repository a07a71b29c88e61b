/*
 * Pairs of shared files as people have them, generated: nothing on which the AWS readers differ, so that each has one
 * meaning.
 */
import fc from 'fast-check';

export interface FilePair {
  readonly credentials: string;
  readonly config: string;
}

/** A section, its lines without their ends; one of several is a key with sub-properties. */
interface Section {
  readonly header: string;
  readonly properties: readonly (readonly string[])[];
}

const name = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9_\-/.%@:+]{0,11}$/)
  .filter((each) => each !== 'DEFAULT');
const word = fc.stringMatching(/^[A-Za-z0-9][!-~]{0,14}$/);

const separator = fc.constantFrom(' = ', ' = ', '=', '= ', '   =  ');
const line = (key: string, value: fc.Arbitrary<string>) =>
  fc.tuple(separator, value).map(([sign, text]): readonly string[] => [key + sign + text]);
const chosen = (...values: readonly string[]) => fc.constantFrom(...values);

const keyPair = [
  line('aws_access_key_id', fc.stringMatching(/^AKIA[A-Z2-7]{16}$/)),
  line('aws_secret_access_key', fc.stringMatching(/^[A-Za-z0-9/+]{40}$/)),
];
const sessionToken = line('aws_session_token', fc.stringMatching(/^[A-Za-z0-9/+]{20,200}={0,2}$/));
const region = line('region', chosen('eu-west-1', 'us-east-1', 'cn-north-1'));
const output = line('output', chosen('json', 'yaml', 'text'));
const role = [
  line('role_arn', chosen('arn:aws:iam::012345678901:role/Auditor', 'arn:aws-cn:iam::123456789012:role/a/b')),
  line('source_profile', chosen('default', 'base')),
];
const roleOptions = [
  line('external_id', word),
  line('mfa_serial', chosen('arn:aws:iam::012345678901:mfa/me')),
  line('duration_seconds', chosen('900', '3600')),
];
const ssoSession = line('sso_session', chosen('corp'));
const services = line('services', chosen('local'));
const unknown = fc
  .tuple(
    fc.stringMatching(/^x_[a-z0-9_\-.]{1,8}$/),
    separator,
    fc.oneof(word, chosen('50%(x)s', 'a=b = c', 'a#b;c', 'ключ')),
  )
  .map(([key, sign, text]): readonly string[] => [key + sign + text]);
const nested = (key: string, ...subProperties: readonly string[]) =>
  fc
    .tuple(chosen('  ', '    ', '\t'), fc.subarray([...subProperties], { minLength: 1 }))
    .map(([indent, lines]): readonly string[] => [`${key} =`, ...lines.map((each) => indent + each)]);
const s3 = nested(
  's3',
  'addressing_style = path',
  'max_concurrent_requests=20',
  'use_accelerate_endpoint = true',
);

type Property = fc.Arbitrary<readonly string[]>;

/** Some of the properties, the first so many of them always, in any order. */
function some(
  count: number,
  ...properties: readonly Property[]
): fc.Arbitrary<readonly (readonly string[])[]> {
  return fc
    .tuple(
      fc.tuple(...properties.slice(0, count)),
      fc.tuple(...properties.slice(count)).chain((rest) => fc.subarray([...rest])),
    )
    .chain(([always, rest]) => fc.shuffledSubarray([...always, ...rest], { minLength: count + rest.length }));
}

const credentialsSection = fc.oneof(
  some(2, ...keyPair, region, unknown),
  some(3, ...keyPair, sessionToken, output),
);
const configSection = fc.oneof(
  some(1, region, output, unknown, s3, services),
  some(2, ...role, ...roleOptions, region),
  some(1, ssoSession, region, output, s3, unknown),
  // Older files have keys there too.
  some(2, ...keyPair, region, s3),
);
const sharedSections: fc.Arbitrary<readonly Section[]> = fc
  .tuple(
    some(
      1,
      line('sso_start_url', chosen('https://example.awsapps.com/start')),
      line('sso_region', chosen('eu-west-1')),
    ),
    some(
      1,
      nested('ec2', 'endpoint_url = http://localhost:5555'),
      nested('sts', 'endpoint_url=http://localhost:5000'),
    ),
  )
  .chain(([sso, local]) =>
    fc.subarray([
      { header: '[sso-session corp]', properties: sso },
      { header: '[services local]', properties: local },
    ]),
  );

const comment = fc
  .tuple(chosen('#', '# ', ';', '; '), fc.oneof(word, chosen('[not a section]', 'region = none')))
  .map((parts) => parts.join(''));
const between = fc.array(fc.oneof({ weight: 2, arbitrary: chosen('') }, { weight: 1, arbitrary: comment }), {
  maxLength: 2,
});

/** The sections in any order, with comments and blank lines anywhere but among sub-properties. */
function fileOf(sections: fc.Arbitrary<readonly Section[]>): fc.Arbitrary<string> {
  return fc
    .tuple(
      sections.chain((all) => fc.shuffledSubarray([...all], { minLength: all.length })),
      chosen('\n', '\n', '\r\n'),
      fc.boolean(),
    )
    .chain(([all, lineEnd, isEnded]) => {
      // Comments of a file without sections would be nobody's.
      if (all.length === 0) return fc.constant('');
      const groups = all.flatMap(({ header, properties }) => [[header], ...properties]);
      return fc.array(between, { minLength: groups.length + 1, maxLength: groups.length + 1 }).map((gaps) => {
        const lines = groups.flatMap((group, index) => [...(gaps[index] ?? []), ...group]);
        return [...lines, ...(gaps.at(-1) ?? [])].join(lineEnd) + (isEnded ? lineEnd : '');
      });
    });
}

function sectionsOf(
  names: readonly string[],
  header: (name: string) => string,
  body: fc.Arbitrary<readonly (readonly string[])[]>,
) {
  return fc.tuple(
    ...names.map((each) => body.map((properties): Section => ({ header: header(each), properties }))),
  );
}

export const ordinaryFiles: fc.Arbitrary<FilePair> = fc
  .uniqueArray(fc.oneof(chosen('default', 'base'), name), { minLength: 1, maxLength: 6 })
  .chain((names) => fc.tuple(fc.subarray(names), fc.subarray(names, { minLength: 1 })))
  .chain(([inCredentials, inConfig]) =>
    fc.record({
      credentials: fileOf(sectionsOf(inCredentials, (each) => `[${each}]`, credentialsSection)),
      config: fileOf(
        fc
          .tuple(
            sectionsOf(
              inConfig,
              (each) => (each === 'default' ? '[default]' : `[profile ${each}]`),
              configSection,
            ),
            sharedSections,
          )
          .map((parts) => parts.flat()),
      ),
    }),
  );
