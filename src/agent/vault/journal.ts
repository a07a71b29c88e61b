/*
 * The document `journal`: which signatures were made, each entry bound to the one before it by its hash. FORMAT.md says it
 * byte by byte, so that a stranger can verify an exported journal.
 */
import * as v from 'valibot';
import { toHex, utf8 } from '../../base/bytes.ts';
import { journalEndSchema, lossSchema, type JournalEnd } from './journalEnd.ts';
import type { Latest } from './latest.ts';
import type { Vault } from './vault.ts';

/** Entries that stay; about three months of somebody who makes a hundred calls a day. */
export const mostEntries = 10_000;

const entrySchema = v.object({
  /** When the signature was made, by this machine's clock. */
  at: v.number(),
  /** What the credentials were called. */
  profile: v.string(),
  /** Their access key id, masked. */
  key: v.string(),
  service: v.string(),
  action: v.string(),
  /** Of the credential scope. */
  region: v.string(),
  /** Where the request went, or was signed for; absent where it was sent to AWS's own host for service and region. */
  host: v.optional(v.string()),
  /** "success", an error code of AWS's, one of Coffer's where AWS did not answer, "presigned" or "signed". */
  result: v.string(),
});

export type JournalEntry = v.InferOutput<typeof entrySchema>;

const linkSchema = v.object({
  entry: entrySchema,
  /** SHA-256 of the hash before it and the entry, 64 lower-case hexadecimal digits. */
  hash: v.string(),
});

const journalSchema = v.object({
  /** How many entries went before the first one. */
  dropped: v.number(),
  /** The hash that the first one follows. */
  previous: v.string(),
  /** The oldest first. */
  links: v.array(linkSchema),
  /** Whether an earlier journal did not open, and this one began anew. */
  restarted: v.optional(v.boolean(), false),
  /** The latest last. */
  lost: v.optional(v.array(lossSchema), []),
});

export type JournalDocument = v.InferOutput<typeof journalSchema>;

const beforeFirst: JournalEnd = { number: 0, hash: '0'.repeat(64) };

const empty: JournalDocument = {
  dropped: 0,
  previous: beforeFirst.hash,
  links: [],
  restarted: false,
  lost: [],
};

const witness = 'journalEnd';

export function openJournal(vault: Vault): Latest<JournalDocument> {
  return vault.latest({
    name: 'journal',
    schema: journalSchema,
    empty,
    damaged: { ...empty, restarted: true },
    witness: { name: witness, of: endOf },
  });
}

/** Where the journal ended when it was written last, sealed in a document of its own. */
export function openJournalEnd(vault: Vault): Pick<Latest<JournalEnd>, 'read'> {
  return vault.latest({ name: witness, schema: journalEndSchema, empty: beforeFirst });
}

/** The journal with entries behind those it has; the oldest go where there are too many. */
export async function withEntries(
  journal: JournalDocument,
  entries: readonly JournalEntry[],
): Promise<JournalDocument> {
  if (entries.length === 0) return journal;
  const links = [...journal.links];
  let { hash } = endOf(journal);
  for (const entry of entries) {
    hash = await linked(hash, entry);
    links.push({ entry, hash });
  }
  const going = links.slice(0, Math.max(0, links.length - mostEntries));
  return {
    ...journal,
    dropped: journal.dropped + going.length,
    previous: going.at(-1)?.hash ?? journal.previous,
    links: links.slice(going.length),
  };
}

/** The number of the newest entry, which counts from 1, and its hash. */
export function endOf({ dropped, previous, links }: JournalDocument): JournalEnd {
  return { number: dropped + links.length, hash: links.at(-1)?.hash ?? previous };
}

/** The number of the first entry that does not follow from the one before it; undefined where all do. */
export async function brokenAt({ dropped, previous, links }: JournalDocument): Promise<number | undefined> {
  const hashes = await Promise.all(
    links.map(({ entry }, index) => linked(links[index - 1]?.hash ?? previous, entry)),
  );
  const broken = links.findIndex(({ hash }, index) => hash !== hashes[index]);
  return broken === -1 ? undefined : dropped + broken + 1;
}

/** The journal as lines of JSON: what the first entry follows, then each entry with its hash. */
export function exported({ dropped, previous, links, restarted, lost }: JournalDocument): string {
  const first = JSON.stringify({ journal: 'coffer 1', dropped, previous, restarted, lost });
  const lines = links.map(({ entry, hash }) => `{"entry":${entryText(entry)},"hash":"${hash}"}`);
  return [first, ...lines, ''].join('\n');
}

async function linked(before: string, entry: JournalEntry): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', utf8(before + entryText(entry)));
  return toHex(new Uint8Array(digest));
}

/** Of each entry one text and no other: its fields in this order, without blanks. */
function entryText({ at, profile, key, service, action, region, host, result }: JournalEntry): string {
  return JSON.stringify({ at, profile, key, service, action, region, host, result });
}
