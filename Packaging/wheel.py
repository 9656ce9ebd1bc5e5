#!/usr/bin/env python3
"""Makes a wheel that holds the program, so that pip puts octopen on the path.

    Packaging/wheel.py PROGRAM LICENCES FOLDER

writes the wheel into FOLDER and prints its name; LICENCES is the folder that Packaging/licences
made. The same files give the same bytes.

pip, and with it pre-commit, calls `build_wheel` for a clone of this repository (pyproject.toml).
Nothing is compiled then: it takes the wheel that OCTOPEN_WHEEL names.
"""

import base64
import hashlib
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent

# By the number of the machine in the head of the program.
MACHINES = {62: "x86_64", 183: "aarch64"}
INTERPRETER = 3  # PT_INTERP

# Of octopen, Swift, glibc, gcc's libraries, libyaml and ncurses, in this order.
EXPRESSION = (
    "Apache-2.0 AND (Apache-2.0 WITH Swift-exception) AND LGPL-2.1-or-later"
    " AND (GPL-3.0-or-later WITH GCC-exception-3.1) AND MIT"
    " AND X11-distribute-modifications-variant"
)

METADATA = """\
Metadata-Version: 2.4
Name: octopen
Version: {version}
Summary: A terminal editor for Markdown design proposals
License-Expression: {expression}
{licences}\
Classifier: Environment :: Console
Classifier: Operating System :: POSIX :: Linux
Requires-Python: >=3
Description-Content-Type: text/markdown

{description}"""


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """What pip asks of a source tree (PEP 517): the name of a wheel in the folder."""
    wheel = os.environ.get("OCTOPEN_WHEEL")
    if not wheel:
        sys.exit(
            "octopen: nothing is compiled here: let OCTOPEN_WHEEL name a wheel of octopen, as "
            "`make wheel` makes it; docs/ci.md tells more"
        )
    if not zipfile.is_zipfile(wheel):
        sys.exit(f"octopen: {wheel}: no wheel; OCTOPEN_WHEEL has to name one, by its whole path")
    shutil.copy(wheel, wheel_directory)
    return os.path.basename(wheel)


def tags(program):
    """The platforms that the program runs on: a static one needs nothing of the host but Linux."""
    if program[:6] != b"\x7fELF\x02\x01":
        sys.exit("octopen: the program is none of Linux with 64 bits")
    kind, machine = struct.unpack_from("<HH", program, 16)
    start, size, count = (
        struct.unpack_from("<Q", program, 32)[0],
        *struct.unpack_from("<HH", program, 54),
    )
    segments = [struct.unpack_from("<I", program, start + i * size)[0] for i in range(count)]
    name = MACHINES[machine]
    if INTERPRETER in segments:
        return [f"linux_{name}"]
    return [f"manylinux2014_{name}", f"manylinux_2_17_{name}", f"musllinux_1_1_{name}"]


def files_of(program, licences, version):
    """The files of the wheel and their modes, by name; the list of them is the last one."""
    info = f"octopen-{version}.dist-info"
    texts = sorted(pathlib.Path(licences).iterdir())
    metadata = METADATA.format(
        version=version,
        expression=EXPRESSION,
        licences="".join(f"License-File: {text.name}\n" for text in texts),
        description=(ROOT / "README.md").read_text(encoding="utf-8"),
    )
    wheel = "Wheel-Version: 1.0\nGenerator: octopen\nRoot-Is-Purelib: false\n"
    wheel += "".join(f"Tag: py3-none-{tag}\n" for tag in tags(program))
    files = {f"octopen-{version}.data/scripts/octopen": (0o755, program)}
    for text in texts:
        files[f"{info}/licenses/{text.name}"] = (0o644, text.read_bytes())
    files[f"{info}/METADATA"] = (0o644, metadata.encode())
    files[f"{info}/WHEEL"] = (0o644, wheel.encode())
    record = ""
    for name, (_, content) in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
        record += f"{name},sha256={digest.decode()},{len(content)}\n"
    record += f"{info}/RECORD,,\n"
    files[f"{info}/RECORD"] = (0o644, record.encode())
    return files


def main(path, licences, folder):
    path = os.path.abspath(path)
    answer = subprocess.run([path, "--version"], check=True, capture_output=True, text=True)
    version = answer.stdout.strip()
    program = pathlib.Path(path).read_bytes()
    name = f"octopen-{version}-py3-none-{'.'.join(tags(program))}.whl"
    target = pathlib.Path(folder) / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, (mode, content) in files_of(program, licences, version).items():
            # The first moment that an archive of this kind can tell.
            member = zipfile.ZipInfo(entry, (1980, 1, 1, 0, 0, 0))
            member.external_attr = (0o100000 | mode) << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    print(target)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: Packaging/wheel.py PROGRAM LICENCES FOLDER")
    main(*sys.argv[1:])
