import { utf8 } from '../../base/bytes.ts';
import type { Input } from '../../protocol/commands.ts';
import { readText } from './formText.ts';

type ProfileFields = Input<'profile.save'>['fields'];

/** What a submitted profile form asks to be stored, and the buffers that hold its secrets. */
interface ProfileSubmission {
  readonly fields: ProfileFields;
  readonly transfer: Transferable[];
}

/**
 * Reads a profile form. A secret left empty stays as it is stored, unless the box `remove:NAME` beside it is ticked.
 * Everything is trimmed: no field of a profile may begin or end in white space, and pasted ones often do.
 */
export function readProfileForm(form: FormData): ProfileSubmission {
  const transfer: Transferable[] = [];
  const secret = (name: string): { bytes?: Uint8Array<ArrayBuffer> } => {
    const bytes = utf8(text(form, name));
    if (bytes.length === 0 && !form.has(`remove:${name}`)) return {};
    transfer.push(bytes.buffer);
    return { bytes };
  };
  const secretAccessKey = secret('secretAccessKey').bytes;
  const sessionToken = secret('sessionToken').bytes;
  return {
    fields: {
      name: text(form, 'name'),
      accessKeyId: text(form, 'accessKeyId'),
      ...(secretAccessKey === undefined ? {} : { secretAccessKey }),
      ...(sessionToken === undefined ? {} : { sessionToken }),
      region: text(form, 'region'),
      roleArn: text(form, 'roleArn'),
      sourceProfile: text(form, 'sourceProfile'),
      externalId: text(form, 'externalId'),
      mfaSerial: text(form, 'mfaSerial'),
      tickedActiveKeys: form.getAll('tickedActiveKeys').filter((key) => typeof key === 'string'),
    },
    transfer,
  };
}

function text(form: FormData, name: string): string {
  return readText(form, name).trim();
}
