"""Unpacks the cases of PyPI's autobahntestsuite, which are Python 2, and converts them to Python 3.

    port.py ARCHIVE FOLDER      FOLDER then contains the packages `cases` and `caseset`
"""

import re
import subprocess
import sys
import tarfile
from pathlib import Path

# Conversions that fissix cannot make: (file, pattern, replacement).
REPAIRS = [
    ("*", r"\.tostring\(\)", ".tobytes()"),
    ("*", r"^import binascii", "from shim import binascii"),
    (
        "*",
        r"^import copy, os, pkg_resources, hashlib, binascii",
        "import copy, os, hashlib\nfrom shim import binascii, pkg_resources",
    ),
    ("*", r"\(object, Case,? *\)", "(Case,)"),
    ("case10_1_1.py", r"len\(self\.payload\) / self", "len(self.payload) // self"),
    ("case6_x_x.py", r"v\.validate\(vss\[:i\]\)", 'v.validate(vss[:i].encode("latin-1"))'),
    ("case9_9_1.py", r"^from zope\.interface import implements.*", "from zope.interface import implementer"),
    ("case9_9_1.py", r"^( *)implements\(.*\)", r"\1pass"),
    ("case12_x_x.py", r"\brequestNoContextTakeover\b", "request_no_context_takeover"),
    ("case12_x_x.py", r"\brequestMaxWindowBits\b", "request_max_window_bits"),
    ("case12_x_x.py", r"\bacceptNoContextTakeover\b", "accept_no_context_takeover"),
    ("case12_x_x.py", r"\bacceptMaxWindowBits\b", "accept_max_window_bits"),
    ("case12_x_x.py", r"\bnoContextTakeover *=", "no_context_takeover="),
    ("case12_x_x.py", r"\bwindowBits *=", "window_bits="),
    ("case12_x_x.py", r"\bmemLevel *=", "mem_level="),
]


def main(archive: Path, folder: Path) -> None:
    cases = folder / "cases"
    cases.mkdir(parents=True)
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            parts = Path(member.name).parts
            if not member.isfile() or member.name.endswith(".pyc"):
                continue
            if parts[2:3] == ("case",) and len(parts) == 4:
                target = cases / parts[3]
            elif parts[2:] == ("caseset.py",):
                target = folder / "caseset.py"
            elif parts[2:3] == ("testdata",):
                target = folder.joinpath(*parts[2:])
            else:
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(tar.extractfile(member).read())
    sources = [*cases.glob("*.py"), folder / "caseset.py"]
    for source in sources:
        source.write_bytes(_escaped(source.read_bytes()))
    subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "fissix", "-w", "-n", *map(str, sources)],
        check=True,
        capture_output=True,
    )
    for source in sources:
        text = source.read_text()
        for name, pattern, replacement in REPAIRS:
            if name in ("*", source.name):
                text = re.sub(pattern, replacement, text, flags=re.MULTILINE)
        source.write_text(text)


def _escaped(code: bytes) -> bytes:
    """Python 2 literals contain bytes: replaces each byte beyond ASCII by its escape sequence."""
    return b"".join(b"\\x%02x" % byte if byte > 127 else bytes([byte]) for byte in code)


main(Path(sys.argv[1]), Path(sys.argv[2]))
