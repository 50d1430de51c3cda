"""P9: what the widget costs the page it stands on."""

import gzip
import json

from paths import ROOT, run
from report import Line


def size(*names: str) -> int:
    return sum(len(gzip.compress((ROOT / "web/dist" / name).read_bytes(), 9, mtime=0)) for name in names)


def p9():
    run("web/build")
    budgets = json.loads((ROOT / "web/budgets.json").read_text())
    loader = size("widget.js")
    yield Line("P9 loader", loader, "B gz", goal=budgets["loader"], floor=budgets["loader"])
