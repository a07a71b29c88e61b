"""Prints what is in an age file. Its passphrase comes by standard input: age itself asks for it at a terminal only."""

import os
import pty
import sys


def said_by(terminal):
    """What comes next, nothing where there is no more: Linux ends a terminal whose program is gone with an error."""
    try:
        return os.read(terminal, 1024)
    except OSError:
        return b''


passphrase = sys.stdin.buffer.read()
reading, writing = os.pipe()
child, terminal = pty.fork()
if child == 0:
    os.dup2(writing, sys.stdout.fileno())
    os.execlp('age', 'age', '--decrypt', sys.argv[1])
os.close(writing)

complaint = b''
while not complaint.endswith(b': ') and (more := said_by(terminal)):
    complaint += more
os.write(terminal, passphrase + b'\n')
with os.fdopen(reading, 'rb') as opened:
    sys.stdout.buffer.write(opened.read())
while more := said_by(terminal):
    complaint += more
if os.waitpid(child, 0)[1] != 0:
    sys.exit(complaint.decode(errors='replace'))
