import { ec2Words, Refusal } from '../errors.ts';
import { denial } from '../identity.ts';
import type { Call, Service } from '../service.ts';
import { printDocument, type Element } from '../xml.ts';
import { describeInstances } from './describeInstances.ts';
import { describeRegions } from './describeRegions.ts';

const namespace = 'http://ec2.amazonaws.com/doc/2016-11-15/';

const actions: ReadonlyMap<string, (call: Call) => readonly Element[]> = new Map([
  ['DescribeInstances', describeInstances],
  ['DescribeRegions', describeRegions],
]);

export const ec2: Service = {
  name: 'ec2',
  version: '2016-11-15',
  words: ec2Words,
  answer(call) {
    const action = call.params.get('Action') ?? '';
    const answer = actions.get(action);
    if (!answer) {
      throw new Refusal(400, 'InvalidAction', `The action ${action} is not valid for this web service.`);
    }
    const denied = denial(call.caller, `ec2:${action}`, '*');
    if (denied !== undefined) {
      throw new Refusal(
        403,
        'UnauthorizedOperation',
        `You are not authorized to perform this operation. User: ${call.caller.arn} is not authorized to perform: ` +
          `ec2:${action} ${denied}`,
      );
    }
    return printDocument([`${action}Response`, [['requestId', call.requestId], ...answer(call)]], namespace);
  },
  refuse: (refusal, requestId) =>
    printDocument([
      'Response',
      [
        [
          'Errors',
          [
            [
              'Error',
              [
                ['Code', refusal.code],
                ['Message', refusal.message],
              ],
            ],
          ],
        ],
        ['RequestID', requestId],
      ],
    ]),
};
