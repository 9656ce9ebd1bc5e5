"""A program in a pseudo-terminal, and what its keys cost."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

# So many seconds without a byte end the answer to a key.
SILENCE = 0.002


class Program:
    """A program and how it is asked to open a file, at a line if it can."""

    def __init__(self, name, command, takes_line=True):
        self.name, self.command, self.takes_line = name, command, takes_line

    def arguments(self, path, line):
        return self.command + (["+%d" % line] if self.takes_line else []) + [path]


class Session:
    """One run of a program in a pseudo-terminal of 80x24, with a home of its own."""

    def __init__(self, arguments, home):
        go, self.start_signal = os.pipe()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            environment = {"HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8",
                           "PATH": os.environ["PATH"]}
            os.read(go, 1)
            os.execve(arguments[0], arguments, environment)
        os.close(go)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def start(self):
        """Seconds from exec to the last byte before silence."""
        began = time.perf_counter()
        os.write(self.start_signal, b"x")
        os.close(self.start_signal)
        select.select([self.terminal], [], [], 60)
        return self.last_byte(began, silence=0.1)[0]

    def key(self, key):
        """Seconds to the last byte that a key causes, and how many bytes it causes; None if the key
        changes nothing on the screen."""
        began = time.perf_counter()
        os.write(self.terminal, key)
        looks = 0
        # What comes while the program waits for the next key is not of this one.
        while not select.select([self.terminal], [], [], 0.02)[0]:
            looks = looks + 1 if self.is_waiting else 0
            if looks == 2:
                return None
        return self.last_byte(began, SILENCE)

    def last_byte(self, began, silence):
        """When the last byte before silence came, and how many came."""
        last, count = began, 0
        while select.select([self.terminal], [], [], silence)[0]:
            try:
                count += len(os.read(self.terminal, 1 << 16))
            except OSError:
                break
            last = time.perf_counter()
        return last - began, count

    def pause(self, seconds):
        """Reads what comes for so long."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self.terminal], [], [], left)[0]:
                os.read(self.terminal, 1 << 16)

    def settle(self):
        """Waits for what octopen does at the first pause, 0.3 s after the start: it runs its
        rules."""
        self.pause(0.33)
        before = 0
        while self.processor - before > 0.002:
            before = self.processor
            self.pause(0.1)

    @property
    def is_waiting(self):
        """Whether the thread that reads the keys sleeps."""
        with open("/proc/%d/stat" % self.pid) as status:
            return status.read().rsplit(")", 1)[1].split()[0] == "S"

    @property
    def processor(self):
        """Seconds of processor time since the start, of all threads."""
        return time.clock_gettime((~self.pid << 3) | 2)

    @property
    def peak_memory(self):
        """In bytes."""
        with open("/proc/%d/status" % self.pid) as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
        return 0

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.close(self.terminal)
        os.waitpid(self.pid, 0)
