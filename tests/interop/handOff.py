"""Reads credentials in each form of standard input, a JSON list, with botocore and prints what it found as a list."""

import json
import os
import sys
import tempfile

from botocore.credentials import EnvProvider, ProcessProvider, SharedCredentialProvider


def read(case, folder):
    path = os.path.join(folder, 'credentials')
    with open(path, 'w') as file:
        file.write(case['ini'])
    shared = SharedCredentialProvider(path, profile_name=case['name']).load()

    path = os.path.join(folder, 'credentials.json')
    with open(path, 'w') as file:
        file.write(case['json'])
    config = {'profiles': {'p': {'credential_process': f'cat {path}'}}}
    process = ProcessProvider('p', lambda: config).load()

    environ = dict(line.split('=', 1) for line in case['env'].splitlines())
    variables = EnvProvider(environ).load()
    return {
        'ini': [shared.access_key, shared.secret_key, shared.token],
        'json': keys(process),
        'env': keys(variables),
    }


def keys(credentials):
    return [credentials.access_key, credentials.secret_key, credentials.token, credentials._expiry_time.isoformat()]


with tempfile.TemporaryDirectory() as folder:
    print(json.dumps([read(case, folder) for case in json.load(sys.stdin)]))
