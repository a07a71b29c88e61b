import { diagnose } from '../../../../src/agent/awsconfig/doctor/doctor.ts';
import { planImport } from '../../../../src/agent/awsconfig/import/plan.ts';
import { readImport } from '../../../../src/agent/awsconfig/import/readImport.ts';
import { parse, print } from '../../../../src/agent/awsconfig/reading/lines.ts';
import { readProfiles } from '../../../../src/agent/awsconfig/reading/readProfiles.ts';
import { putProfiles, removeKeys, removeProfiles } from '../../../../src/agent/awsconfig/writing/edit.ts';
import { lineDiff } from '../../../../src/agent/awsconfig/writing/lineDiff.ts';
import type { FileKind } from '../../../../src/protocol/views/files.ts';

/** A profile of a name that no hostile file has. */
const added = { name: 'added', properties: new Map([['region', 'eu-west-1']]) };
/** Of names and keys that many of them have. */
const names = new Set(['p', 'x', 'p1', 'default']);
const keys = new Set(['a', 'k1', 's3']);

/** What Coffer does with a shared file that somebody else has written, what is posted to the page cloned as it is then. */
export const doors = {
  print: (text: string) => print(parse(text)),

  import(text: string, kind: FileKind) {
    const imported = readImport([{ name: kind, text }], new Map());
    const plan = planImport(imported, { profiles: new Map(), sections: new Map() });
    const views = plan.profiles.map(({ change, activeKeys }) => ({ change, activeKeys }));
    return { profiles: plan.profiles, posted: structuredClone({ views, problems: imported.problems }) };
  },

  diagnose(text: string, kind: FileKind) {
    const context = {
      regions: new Set(['eu-west-1']),
      rootKeyIds: new Set<string>(),
      otherProfiles: new Set(['default']),
      store: 'linked',
    } as const;
    return structuredClone(diagnose(readProfiles([{ name: kind, kind, text }]), context));
  },

  put: (text: string, kind: FileKind) => putProfiles(text, kind, [added]),
  remove: (text: string, kind: FileKind) => removeProfiles(text, kind, names),
  removeKeys: (text: string, kind: FileKind) => removeKeys(text, kind, names, keys),
  diff: (text: string) => structuredClone(lineDiff(text, `${text}\n[profile added]\nregion = eu-west-1\n`)),
};

export const kinds: readonly FileKind[] = ['credentials', 'config'];
