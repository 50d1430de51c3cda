"""Whose work is in Foyer: for the page /licenses, and for the bill of materials of a release.

Everything is read from what the build uses: the checkouts of the Swift packages, Debian's packages, the Python environment. A test compares
the list with what the linker and the bundler took (e2e/test_licenses.py).
"""

import html
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

WEB = Path(__file__).resolve().parent
ROOT = WEB.parent
CHECKOUTS = ROOT / ".build/checkouts"
NODE = Path("/usr/share/nodejs")

# Pinned with the others, but nothing of them is linked: parts of packages that are not used.
NOT_LINKED = """async-http-client swift-algorithms swift-asn1 swift-certificates swift-configuration swift-crypto
swift-http-structured-headers swift-nio-http2 swift-nio-ssl swift-nio-transport-services swift-numerics""".split()
MIT = {"grdb.swift", "yams"}
NODE_PACKAGES = ["react", "react-dom", "scheduler"]

ISC = """Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided
that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL
DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER
TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE."""
LUCIDE = f"""Copyright (c) for portions of Lucide are held by Cole Bemis 2013-2022 as part of Feather (MIT). All other copyright (c) for
Lucide are held by Lucide Contributors.

{ISC}"""


@dataclass(frozen=True)
class Component:
    """A work of others."""

    name: str
    version: str
    # SPDX identifier.
    license: str
    address: str
    # Package URL, as a bill of materials names a package.
    purl: str
    # How it reaches the user: "program", "pages", "system" or "data".
    part: str
    # The licence in full; empty for what is not distributed with Foyer.
    text: str = ""
    # What the licence asks to be passed on besides it.
    notice: str = ""


def fail(message: str) -> None:
    sys.exit(f"web/licenses.py: {message}")


def read(path: Path) -> str:
    if not path.is_file():
        fail(f"{path} is missing")
    return path.read_text(errors="replace").strip()


@cache
def swift_packages() -> list[Component]:
    """The packages that are linked into the program."""
    if not CHECKOUTS.is_dir():
        subprocess.run(["swift", "package", "resolve"], cwd=ROOT, check=True)
    found = []
    for pin in json.loads(read(ROOT / "Package.resolved"))["pins"]:
        if pin["identity"] in NOT_LINKED:
            continue
        address = pin["location"].removesuffix(".git")
        folder = CHECKOUTS / address.rsplit("/", 1)[1]
        text, notice = (
            "\n\n".join(read(path) for path in sorted(folder.glob(pattern))) for pattern in ("LICENSE*", "NOTICE*")
        )
        if not text:
            fail(f"{folder} has no licence")
        version = pin["state"].get("version") or pin["state"]["revision"]
        owner, name = address.split("/")[-2:]
        found.append(
            Component(
                name, version, "MIT" if pin["identity"] in MIT else "Apache-2.0", address,
                f"pkg:swift/github.com/{owner}/{name}@{version}", "program", text, notice,
            )
        )  # fmt: skip
    return found


def swift_itself() -> Component:
    """The standard library and Foundation, which are linked into a release."""
    target = json.loads(subprocess.run(["swift", "-print-target-info"], capture_output=True, text=True, check=True).stdout)
    version = re.search(r"Swift version (\S+)", target["compilerVersion"])[1]
    text = read(Path(target["paths"]["runtimeResourcePath"]).parents[1] / "share/swift/LICENSE.txt")
    return Component(
        "Swift standard library and Foundation", version, "Apache-2.0 WITH Swift-exception", "https://www.swift.org",
        f"pkg:github/swiftlang/swift@swift-{version}-RELEASE", "program", text,
    )  # fmt: skip


def node_package(name: str) -> Component:
    version = json.loads(read(NODE / name / "package.json"))["version"]
    owner = subprocess.run(["dpkg-query", "-S", NODE / name / "package.json"], capture_output=True, text=True, check=True)
    text = read(Path("/usr/share/doc") / owner.stdout.split(":")[0] / "copyright")
    return Component(name, version, "MIT", "https://react.dev", f"pkg:npm/{name}@{version}", "pages", text)


def lucide() -> Component:
    version = metadata_version("python-lucide")
    return Component("Lucide icons", version, "ISC", "https://lucide.dev", f"pkg:pypi/python-lucide@{version}", "pages", LUCIDE)


def metadata_version(name: str) -> str:
    """The version in the checkout's Python environment, whichever Python runs this."""
    for folder in sorted(ROOT.glob(".venv/lib/python3*/site-packages")):
        for found in metadata.distributions(name=name, path=[str(folder)]):
            return found.version
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        fail(f"the Python package {name} is missing; bin/setup installs it")


def system() -> list[Component]:
    """Libraries of the machine that Foyer calls."""
    return [
        Component("SQLite", "3", "blessing", "https://www.sqlite.org", "pkg:deb/debian/libsqlite3-0", "system"),
        Component("libsodium", "1", "ISC", "https://libsodium.org", "pkg:deb/debian/libsodium23", "system"),
        Component("zlib", "1", "Zlib", "https://zlib.net", "pkg:deb/debian/zlib1g", "system"),
        Component("libpq", "5", "PostgreSQL", "https://www.postgresql.org", "pkg:deb/debian/libpq5", "system"),
        Component("libcurl", "4", "curl", "https://curl.se", "pkg:deb/debian/libcurl4", "system"),
    ]


def data() -> list[Component]:
    """Data that an operator may install beside Foyer."""
    return [
        Component("Country of an address: IPFire Location database", "of Debian's tor-geoipdb", "CC-BY-SA-4.0", "https://location.ipfire.org", "pkg:deb/debian/tor-geoipdb", "data"),
        Component("Names of browsers: uap-core", "of Debian's uap-core", "Apache-2.0", "https://github.com/ua-parser/uap-core", "pkg:deb/debian/uap-core", "data"),
        Component("Robots: crawler-user-agents", metadata_version("crawler-user-agents"), "MIT", "https://github.com/monperrus/crawler-user-agents", "pkg:pypi/crawler-user-agents", "data"),
    ]  # fmt: skip


def components() -> list[Component]:
    shipped = [*swift_packages(), swift_itself(), *map(node_package, NODE_PACKAGES), lucide()]
    return sorted(shipped, key=lambda each: each.name.lower()) + system() + data()


HEADINGS = {
    "program": ("In the program", ""),
    "pages": ("In the web pages", ""),
    "system": ("Libraries of the system", "Installed with the operating system, and not part of Foyer."),
    "data": ("Data", "Installed by the operator, and not part of Foyer. Locations are from the IPFire Location database, CC BY-SA 4.0."),
}


def page() -> str:
    """The page /licenses: a table for each part, then each text once."""
    found = components()
    parts = []
    for part, (heading, note) in HEADINGS.items():
        rows = "".join(
            f'<tr><th scope="row"><a href="{html.escape(each.address)}">{html.escape(each.name)}</a></th>'
            f"<td>{html.escape(each.version)}</td><td>{html.escape(each.license)}</td></tr>"
            for each in found
            if each.part == part
        )
        head = '<tr><th scope="col">Name</th><th scope="col">Version</th><th scope="col">License</th></tr>'
        about = f"<p>{html.escape(note)}</p>" if note else ""
        parts.append(f"<h2>{heading}</h2>{about}<table><thead>{head}</thead><tbody>{rows}</tbody></table>")
    owners: dict[str, list[str]] = {}
    for each in found:
        for text in filter(None, (each.text, each.notice)):
            owners.setdefault(text, []).append(each.name)
    texts = "".join(
        f"<details><summary>{html.escape(', '.join(names))}</summary><pre>{html.escape(text)}</pre></details>"
        for text, names in owners.items()
    )
    body = f"{''.join(parts)}<h2>Texts of the licenses</h2>{texts}"
    return read(WEB / "pages/licenses.html").replace("{{components}}", body) + "\n"
