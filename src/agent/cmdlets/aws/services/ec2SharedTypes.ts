/*
 * Parts of an instance that stand in several places of it.
 */
import { answerTypes } from './answerTypes.ts';

const { structure, constant } = answerTypes('Amazon.EC2');

export const attachmentStatus = constant('AttachmentStatus');

export const groupIdentifier = structure('GroupIdentifier', 'GroupId GroupName');

export const operator = structure('OperatorResponse', 'HiddenByDefault Managed Principal');
