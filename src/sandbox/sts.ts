import { accountId } from './account.ts';
import { Refusal, stsWords } from './errors.ts';
import type { Call, Service } from './service.ts';
import { printDocument } from './xml.ts';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

export const sts: Service = {
  name: 'sts',
  version: '2011-06-15',
  words: stsWords,
  answer(call) {
    const action = call.params.get('Action') ?? '';
    const version = call.params.get('Version') ?? 'NO_VERSION_SPECIFIED';
    if (action === 'GetCallerIdentity' && version === sts.version) return getCallerIdentity(call);
    throw new Refusal(400, 'InvalidAction', `Could not find operation ${action} for version ${version}`);
  },
  refuse: (refusal, requestId) =>
    printDocument(
      [
        'ErrorResponse',
        [
          [
            'Error',
            [
              ['Type', 'Sender'],
              ['Code', refusal.code],
              ['Message', refusal.message],
            ],
          ],
          ['RequestId', requestId],
        ],
      ],
      namespace,
    ),
};

function getCallerIdentity({ user, requestId }: Call): string {
  return printDocument(
    [
      'GetCallerIdentityResponse',
      [
        [
          'GetCallerIdentityResult',
          [
            ['Arn', user.arn],
            ['UserId', user.userId],
            ['Account', accountId],
          ],
        ],
        ['ResponseMetadata', [['RequestId', requestId]]],
      ],
    ],
    namespace,
  );
}
