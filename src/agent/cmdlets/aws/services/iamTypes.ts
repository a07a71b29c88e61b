import { answerTypes } from './answerTypes.ts';

const { structure, constant } = answerTypes('Amazon.IdentityManagement');

const status = constant('StatusType');

export const accessKey = structure('AccessKey', 'AccessKeyId CreateDate SecretAccessKey UserName', {
  Status: status,
});

export const accessKeyMetadata = structure('AccessKeyMetadata', 'AccessKeyId CreateDate UserName', {
  Status: status,
});

export const createAccessKeyResponse = structure('CreateAccessKeyResponse', '', { AccessKey: accessKey });

export const deleteAccessKeyResponse = structure('DeleteAccessKeyResponse', '');

export const getAccessKeyLastUsedResponse = structure('GetAccessKeyLastUsedResponse', 'UserName', {
  AccessKeyLastUsed: structure('AccessKeyLastUsed', 'LastUsedDate Region ServiceName'),
});

export const listAccessKeysResponse = structure('ListAccessKeysResponse', 'IsTruncated Marker', {
  AccessKeyMetadata: accessKeyMetadata,
});

export const updateAccessKeyResponse = structure('UpdateAccessKeyResponse', '');
