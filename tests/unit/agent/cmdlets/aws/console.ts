import { createAws } from '../../../../../src/agent/aws/aws.ts';
import { vaultView } from '../../../../../src/agent/commands/views.ts';
import { readProfiles } from '../../../../../src/agent/awsconfig/reading/readProfiles.ts';
import { defineSessionVariables } from '../../../../../src/agent/cmdlets/aws/sessionVariables.ts';
import { awsCmdlets, awsViews } from '../../../../../src/agent/cmdlets/aws/awsCmdlets.ts';
import type { AnyCmdlet } from '../../../../../src/agent/shell/cmdlet.ts';
import { memoryStore } from '../../../../../src/agent/store/memory.ts';
import { CallHistory } from '../../../../../src/agent/unlocked/callHistory.ts';
import type { Context, Unlocked } from '../../../../../src/agent/unlocked/context.ts';
import { Questions } from '../../../../../src/agent/unlocked/questions.ts';
import { opened, sealed } from '../../../../../src/agent/unlocked/storedProfile.ts';
import { createTemporaryVault } from '../../../../../src/agent/vault/vault.ts';
import { linesOf, type Lines } from '../../shell/lines.ts';

/** AWS's published example keys; the sandbox knows both as its users'. */
export const alice = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
export const billing = {
  accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
  secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
};

export const sandbox = 'https://sandbox.invalid';

/** Lines of a shared file that hold a key pair. */
export function keyLines({ accessKeyId, secretAccessKey }: typeof alice): string {
  return `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
}

interface TestContext extends Context {
  /** How often the page was told. */
  readonly announced: number;
}

/** An unlocked vault in memory with the profiles of a credentials file. Nothing of them is held back. */
export async function contextWith(credentials: string): Promise<TestContext> {
  const vault = await createTemporaryVault(memoryStore());
  const { profiles } = readProfiles([{ name: 'credentials', kind: 'credentials', text: credentials }]);
  const stored = await Promise.all([...profiles.values()].map((profile) => sealed(vault, profile, [])));
  await vault.change((document) => ({ ...document, profiles: stored }));
  const unlocked: Unlocked = {
    vault,
    temporary: true,
    session: { credentials: undefined, region: undefined },
    readings: new Map(),
    instance: undefined,
    kept: new Map(),
    left: [],
    snapshots: new Map(),
    edited: undefined,
    pendingImport: undefined,
    pendingStore: undefined,
    pendingSaml: undefined,
    identities: [],
    rootKeyIds: new Set(),
    issuedAt: new Map(),
    sessions: [],
    journal: undefined,
    questions: new Questions({ ask: () => undefined, move: () => undefined, withdraw: () => undefined }),
    calls: new CallHistory(),
  };
  let announced = 0;
  const clock = () => Date.parse('2026-11-22T06:00:00Z');
  const aws = createAws({
    clock,
    signed: () => undefined,
    fetch: () => Promise.reject(new Error('no network in a test')),
  });
  return {
    clock,
    aws: () => Promise.resolve(aws),
    store: () => Promise.reject(new Error('no store in a test')),
    unlocked: () => unlocked,
    open: () => vaultView(unlocked),
    changed: () => vaultView(unlocked),
    view: () => vaultView(unlocked),
    forgot: () => undefined,
    announce() {
      announced++;
    },
    tell: () => undefined,
    lock: () => Promise.resolve(),
    get announced() {
      return announced;
    },
  };
}

/** A console of that vault with the cmdlets for credentials, and more. */
export function consoleOf(context: Context, more: readonly AnyCmdlet[] = []): Lines {
  const lines = linesOf([...awsCmdlets(context), ...more], awsViews);
  defineSessionVariables(lines.shell.global, context);
  return lines;
}

/** What a profile of the vault holds, its secrets open. */
export async function stored(
  context: Context,
  name: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { vault } = context.unlocked();
  const profile = vault.document.profiles.find((other) => other.name === name);
  return profile && Object.fromEntries((await opened(vault, profile)).properties);
}

/** Names of the vault's profiles. */
export function names(context: Context): readonly string[] {
  return context.unlocked().vault.document.profiles.map(({ name }) => name);
}
