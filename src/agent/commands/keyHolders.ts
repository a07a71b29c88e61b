import type { KeyHolderView } from '../../protocol/views/rotation.ts';
import { textProperty } from '../awsconfig/profile.ts';
import { readLinked } from '../unlocked/linked.ts';
import { locationsOf } from '../unlocked/standing.ts';
import { textOf } from '../vault/profiles.ts';
import { holdersOf } from '../vault/rotated.ts';
import type { Handlers } from './handler.ts';

/** Where access keys are held, as far as Coffer sees. */
export const holders: Handlers<'keys.holders'> = {
  async 'keys.holders'(context, { accessKeyIds }) {
    const wanted = new Set(accessKeyIds);
    const { read, readings } = await readLinked(context);
    const unlocked = context.unlocked();
    const { document } = unlocked.vault;
    const inVault = document.profiles.flatMap((profile): KeyHolderView[] => {
      // Without a secret too: whoever looks for a key wants to know of it.
      const accessKeyId = textOf(profile, 'aws_access_key_id');
      if (accessKeyId === undefined || !wanted.has(accessKeyId)) return [];
      const follows = holdersOf(document, accessKeyId).includes(profile);
      return [{ accessKeyId, name: profile.name, follows }];
    });
    const inFiles = read.flatMap(({ location, found }) =>
      [...found.profiles.values()].flatMap((profile): KeyHolderView[] => {
        const accessKeyId = textProperty(profile, 'aws_access_key_id');
        if (accessKeyId === undefined || !wanted.has(accessKeyId)) return [];
        return [{ accessKeyId, name: profile.name, location, follows: false }];
      }),
    );
    return {
      holders: [...inVault, ...inFiles],
      unread: locationsOf(unlocked).flatMap(({ id, location }) => {
        const failure = readings.get(id)?.failure;
        return failure ? [{ location, failure: { code: failure.code, detail: failure.detail } }] : [];
      }),
    };
  },
};
