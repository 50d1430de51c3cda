"""P9: what the widget costs the page it stands on."""

import gzip
import json
import re

from foyer import Foyer
from paths import BENCHMARKS, ROOT, run, say
from report import Line

PYTHON = ROOT / ".venv/bin/python"


def p9():
    run("web/build")
    budgets = json.loads((ROOT / "web/budgets.json").read_text())
    for name, size in sizes().items():
        yield Line(f"P9 {name}", size, "B gz", goal=budgets[name], floor=budgets[name])
    if not PYTHON.exists():
        say("P9: without `bin/setup --for test` there is no browser to measure in")
        return
    with Foyer() as foyer:
        output = run(str(PYTHON), str(BENCHMARKS / "bench/browser.py"), f"http://127.0.0.1:{foyer.port}", foyer.widget)
    for page, added in json.loads(output).items():
        yield Line(f"P9 script at 4x throttle, {page} page", added["script"], "ms", goal=10)
        yield Line(f"P9 requests before interaction, {page} page", added["requests"], "", goal=2)
        yield Line(f"P9 long tasks, {page} page", added["tasks"], "", goal=0)
        yield Line(f"P9 layout shift, {page} page", added["shift"], "", goal=0)


def sizes() -> dict[str, int]:
    """What each budget counts, by the lists of the web build itself."""
    build = (ROOT / "web/build").read_text()
    lists = re.search(r"BUDGETS = (\{.*?\n\})", build, re.DOTALL).group(1)
    return {
        name: sum(compressed(path) for path in re.findall(r'"(/[^"]+)"', paths))
        for name, paths in re.findall(r'"(\w+)": \[([^\]]*)\]', lists)
    }


def compressed(path: str) -> int:
    return len(gzip.compress((ROOT / "web/dist" / path.lstrip("/")).read_bytes(), 9, mtime=0))
