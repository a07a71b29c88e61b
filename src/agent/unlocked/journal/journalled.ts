import { createAws, type Aws } from '../../aws/aws.ts';
import type { Signature } from '../../aws/call.ts';
import { maskKeyId } from '../../awsconfig/accessKeyId.ts';
import { shownName } from '../../awsconfig/shownValue.ts';
import type { JournalEntry } from '../../vault/journal.ts';
import type { Context } from '../context.ts';
import { identifying, identifyOnce } from '../identities.ts';
import { journalOf } from './journalOf.ts';

/** The calls to AWS of the open vault, which keeps a journal of what they sign and learns whose its keys are. */
export function journalledAws(context: Context): Aws {
  const journal = journalOf(context);
  const aws = createAws({
    clock: context.clock,
    signed: (signature) => {
      const cameOfIt = journal.begin(begunBy(signature));
      const { call, operation } = signature;
      return (result) => {
        if (result === 'success' && operation !== 'GetCallerIdentity') identifyOnce(context, aws, call);
        return cameOfIt(result);
      };
    },
  });
  return identifying(context, aws);
}

function begunBy(signature: Signature): Omit<JournalEntry, 'result'> {
  const { at, call, service, operation, region, host, isSent } = signature;
  return {
    at,
    // A profile or a region may be called anything, a secret that slipped into the wrong line among it.
    profile: shownName(call.profile),
    key: maskKeyId(call.credentials.accessKeyId),
    // So may what is signed for somebody else to send.
    service: shownName(service),
    action: shownName(operation),
    region: shownName(region),
    ...((call.endpointUrl !== undefined || !isSent) && { host }),
  };
}
