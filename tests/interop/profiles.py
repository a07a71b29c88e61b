"""Prints what botocore reads of pairs of shared files, as it merges them itself.

Standard input: [{"credentials": TEXT, "config": TEXT}, ...]
Standard output: [{"profiles": {NAME: {KEY: VALUE}}, "sso_sessions": ..., "services": ...}, ...], a value of nested keys
being an object.
"""

import json
import pathlib
import sys
import tempfile

import botocore.session


def main():
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps([read(pathlib.Path(folder), pair) for pair in json.load(sys.stdin)]))


def read(folder, pair):
    session = botocore.session.Session(include_builtin_handlers=False)
    for name, variable in (('credentials', 'credentials_file'), ('config', 'config_file')):
        path = folder / name
        path.write_bytes(pair[name].encode())
        session.set_config_variable(variable, str(path))
    full = session.full_config
    return {part: full.get(part, {}) for part in ('profiles', 'sso_sessions', 'services')}


if __name__ == '__main__':
    main()
