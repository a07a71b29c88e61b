"""Signs the requests of standard input, a JSON list, with botocore and prints a list: with "headers" of their Authorization
headers, with "query" of the signatures of their presigned addresses."""

import hashlib
import json
import sys

from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth, SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials


def authorization(case):
    request = AWSRequest(
        method=case['method'],
        url='https://' + case['host'] + case['path'],
        params=[tuple(pair) for pair in case['query']],
        data=case['payload'].encode(),
    )
    for name, value in case['headers']:
        # Adds a further value where there is one already.
        request.headers[name] = value
    presigned = sys.argv[1] == 'query'
    if not presigned:
        # Signed by Coffer for every service, by botocore of itself for S3 only.
        request.headers['X-Amz-Content-SHA256'] = hashlib.sha256(case['payload'].encode()).hexdigest()
    keys = Credentials(case['accessKeyId'], case['secretAccessKey'], case.get('sessionToken'))
    is_s3 = case['service'] == 's3'
    if presigned:
        kind = S3SigV4QueryAuth if is_s3 else SigV4QueryAuth
        signer = kind(keys, case['service'], case['region'], expires=case['expiresInSeconds'])
    else:
        signer = (S3SigV4Auth if is_s3 else SigV4Auth)(keys, case['service'], case['region'])

    # add_auth() does this too, but always at the present time.
    request.context['timestamp'] = case['amzDate']
    signer._modify_request_before_signing(request)
    signature = signer.signature(signer.string_to_sign(request, signer.canonical_request(request)), request)
    if presigned:
        return signature
    signer._inject_signature_to_request(request, signature)
    return request.headers['Authorization']


print(json.dumps([authorization(case) for case in json.load(sys.stdin)]))
