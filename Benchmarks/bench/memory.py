"""P1: the memory of a connected visitor, including the record of the visit."""

from foyer import Foyer
from load import play
from reference import Reference
from report import Line

PAGES = 10  # a visitor's last ten pages are part of the record


def p1():
    for visitors in (10_000, 18_000):
        with Reference() as nchan:
            theirs = play("relay-idle", "--port", nchan.port, "--pid", nchan.pid, "--visitors", visitors)[0]
        with Foyer() as foyer:
            ours = play("idle", *foyer.words, "--visitors", visitors, "--pages", PAGES)[0]
        psi = max(ours["psi"], theirs["psi"])
        yield Line(
            f"P1 memory a visitor at {visitors:,}", ours["kb_each"], "KB", theirs["kb_each"], goal=6, floor=16, psi=psi)
        yield Line(
            f"P1 CPU a connect at {visitors:,}", ours["connect_cpu_us"], "us", theirs["connect_cpu_us"], psi=psi)
    yield Line("P1 memory without visitors", ours["base_rss_mb"], "MB RSS", theirs["base_rss_mb"], goal=40)
