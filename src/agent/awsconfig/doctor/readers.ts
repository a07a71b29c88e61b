import type { ReaderId } from '../../../protocol/views/files.ts';

/** What a group of readers does with a doubtful thing, in the plural: "refuse such a file". */
export type Others = readonly [readers: readonly ReaderId[], doing: string];

/** One sentence, and the readers that it names. */
export interface Said {
  readonly text: string;
  readonly readers: readonly ReaderId[];
}

/**
 * A sentence about a shared file and what other readers make of it. Its words are made from the ids, so that the two
 * cannot disagree; a group without a reader is left out.
 * @param text without its full stop
 */
export function said(text: string, ...others: readonly Others[]): Said {
  const told = others.filter(([readers]) => readers.length > 0);
  return {
    text: `${[text, ...told.map(doingOf)].join('; ')}.`,
    readers: order.filter((id) => told.some(([readers]) => readers.includes(id))),
  };
}

const order: readonly ReaderId[] = ['boto', 'ts', 'go', 'rust', 'java', 'net'];

const sdks: readonly (readonly [ReaderId, string])[] = [
  ['ts', 'JavaScript'],
  ['go', 'Go'],
  ['rust', 'Rust'],
  ['java', 'Java'],
];

function doingOf([readers, doing]: Others): string {
  const isOne = readers.length === 1 && !readers.includes('net');
  return `${wordsFor(readers)} ${isOne ? doing.replace(/^\w+/, '$&s') : doing}`;
}

/** "the AWS CLI, the SDKs for Rust and Java, PowerShell and .NET" */
function wordsFor(readers: readonly ReaderId[]): string {
  const languages = sdks.filter(([id]) => readers.includes(id)).map(([, language]) => language);
  const parts = [
    ...(readers.includes('boto') ? ['the AWS CLI'] : []),
    ...(languages.length > 0 ? [`the SDK${languages.length > 1 ? 's' : ''} for ${listed(languages)}`] : []),
  ];
  return readers.includes('net') ? [...parts, 'PowerShell and .NET'].join(', ') : listed(parts);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
