"""P9: the cost of the widget for the page that embeds it."""

import json
import re

from foyer import Foyer
from paths import BENCHMARKS, ROOT, Fault, run, say
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
    seen = json.loads(output)
    for page in ("bare", "heavy"):
        yield from lines(page, seen[page])
    strict = seen["strict"]
    if not strict["drawn"]:
        raise Fault("P9: the widget is not drawn under a strict policy")
    yield Line("P9 violations of a strict policy", strict["violations"], "", goal=0, floor=0)


def lines(page: str, seen: dict):
    """Times are processor time of the page's thread; the reference is the minimal widget."""
    whole, slow = seen["ours_1"], seen["ours_4"]
    least, least_slow = seen["least_1"], seen["least_4"]
    yield Line(f"P9 script, {page} page", whole["script"], "ms", least["script"], goal=2.5)
    yield Line(f"P9 script at 4x throttle, {page} page", slow["script"], "ms", least_slow["script"], goal=10)
    yield Line(f"P9 longest task at 4x throttle, {page} page", slow["longest"], "ms", least_slow["longest"], goal=50)
    yield Line(f"P9 long tasks, {page} page", slow["long_tasks"], "", goal=0)
    yield Line(f"P9 blocking time, {page} page", slow["blocking"], "ms", goal=0)
    yield Line(f"P9 slowest answer to a press, with less without, {page} page", seen["press_delta"], "ms", goal=8)
    yield Line(f"P9 requests before interaction, {page} page", slow["requests"], "", goal=2, floor=2)
    # To three decimals, as usual: occasionally the page's own text shifts it by a hundred-thousandth.
    yield Line(f"P9 layout shift, {page} page", round(slow["shift"], 3), "", goal=0, floor=0)


def sizes() -> dict[str, int]:
    """The bytes that each budget counts, as the web build lists them."""
    build = (ROOT / "web/build").read_text()
    lists = re.search(r"BUDGETS = (\{.*?\n\})", build, re.DOTALL).group(1)
    return {
        name: sum(compressed(path) for path in re.findall(r'"(/[^"]+)"', paths))
        for name, paths in re.findall(r'"(\w+)": \[([^\]]*)\]', lists)
    }


def compressed(path: str) -> int:
    """The size as it travels, which the web build leaves beside its scripts."""
    return (ROOT / "web/dist/packed" / f"{path.strip('/').replace('/', '-')}.gz").stat().st_size
