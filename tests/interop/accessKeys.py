"""Prints the access keys that boto3 lists of a user, the oldest first, by the names of their properties."""

import json
import sys

import boto3

pages = boto3.client('iam').get_paginator('list_access_keys').paginate(UserName=sys.argv[1])
keys = [key for page in pages for key in page['AccessKeyMetadata']]
for key in keys:
    key['CreateDate'] = key['CreateDate'].strftime('%Y-%m-%dT%H:%M:%SZ')
print(json.dumps(sorted(keys, key=lambda key: (key['CreateDate'], key['AccessKeyId']))))
