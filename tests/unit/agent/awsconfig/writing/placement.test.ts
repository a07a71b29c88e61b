import { describe, expect, test } from 'vitest';
import { placed } from '../../../../../src/agent/awsconfig/writing/placement.ts';
import type { Comment, Profile } from '../../../../../src/agent/awsconfig/profile.ts';
import type { FileKind } from '../../../../../src/protocol/views/files.ts';

const profile = (properties: Record<string, string>, comments: readonly Comment[] = []): Profile => ({
  name: 'p',
  properties: new Map(Object.entries(properties)),
  ...(comments.length > 0 && { comments }),
});
const both = ['credentials', 'config'] as const;
const nowhere = { credentials: undefined, config: undefined };

/** The keys of each file, their values, and the texts of the comments. */
function shares(...given: Parameters<typeof placed>) {
  return Object.entries(placed(...given)).map(([kind, { properties, comments = [] }]) => [
    kind,
    Object.fromEntries(properties),
    comments.map(({ text }) => text),
  ]);
}

describe('placed', () => {
  const properties = { aws_access_key_id: 'A', aws_secret_access_key: 'S', region: 'r' };
  const given = profile(properties);

  test('puts new keys where they belong', () => {
    expect(shares(given, nowhere, both)).toEqual([
      ['credentials', { aws_access_key_id: 'A', aws_secret_access_key: 'S' }, []],
      ['config', { region: 'r' }, []],
    ]);
  });

  test.each<FileKind>(['credentials', 'config'])('puts all into %s where that is the only file', (kind) => {
    expect(shares(given, nowhere, [kind])).toEqual([[kind, properties, []]]);
  });

  test('leaves each key in the file it stands in, and one that counts for nothing as it is', () => {
    const held = {
      credentials: profile({ region: 'old', output: 'text' }),
      config: profile({ aws_access_key_id: 'old', region: 'older', cli_pager: '' }),
    };
    expect(shares(given, held, both)).toEqual([
      ['credentials', { region: 'r', output: 'text', aws_secret_access_key: 'S' }, []],
      ['config', { aws_access_key_id: 'A', cli_pager: '', region: 'older' }, []],
    ]);
  });

  test('puts each comment into one file: with its key, or where it came from', () => {
    const comments: Comment[] = [
      { file: 'config', above: '[', text: '# One' },
      { file: 'credentials', above: 'region', text: '# Two' },
      { file: 'credentials', above: '', text: '# Three' },
    ];
    expect(shares(profile(properties, comments), nowhere, both)).toEqual([
      ['credentials', { aws_access_key_id: 'A', aws_secret_access_key: 'S' }, ['# Three']],
      ['config', { region: 'r' }, ['# Two', '# One']],
    ]);
  });
});
