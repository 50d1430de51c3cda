"""One line of JSON per metric, and the table at the end."""

import json
import os
import platform
import time
from dataclasses import asdict, dataclass, field


@dataclass
class Line:
    metric: str
    ours: float
    unit: str
    reference: float | None = None
    goal: float | None = None
    floor: float | None = None
    psi: float | None = None
    is_more_better: bool = False
    compares: bool = False
    """Whether goal and floor apply to the ratio to the reference instead of to our figure."""
    ratio: float | None = None
    goal_met: bool | None = None
    floor_met: bool | None = None
    load: float = field(default_factory=lambda: round(os.getloadavg()[0], 1))

    def __post_init__(self) -> None:
        if self.reference:
            self.ratio = round(self.ours / self.reference, 3)
        judged = self.ratio if self.compares else self.ours
        self.goal_met = self.meets(judged, self.goal)
        self.floor_met = self.meets(judged, self.floor)
        self.ours = round(self.ours, 3)
        if self.reference is not None:
            self.reference = round(self.reference, 3)

    def meets(self, figure: float | None, limit: float | None) -> bool | None:
        if limit is None or figure is None:
            return None
        return figure >= limit if self.is_more_better else figure <= limit

    def json(self) -> str:
        shown = {key: value for key, value in asdict(self).items() if key not in ("is_more_better", "compares")}
        return json.dumps(shown)


def machine() -> str:
    model = "unknown processor"
    with open("/proc/cpuinfo") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":")[1].strip()
                break
    return f"{time.strftime('%Y-%m-%d %H:%M')}, {os.cpu_count()} cores, {model}, Linux {platform.release()}"


def cell(value: float | bool | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "NO"
    return f"{value:,.3g}" if abs(value) < 100 else f"{value:,.0f}"


def table(lines: list[Line]) -> str:
    rows = ["| metric | ours | reference | ratio | unit | goal | met | floor | met | psi |", "|" + "---|" * 10]
    for line in lines:
        mark = "× " if line.compares else ""
        cells = [
            line.metric, cell(line.ours), cell(line.reference), cell(line.ratio), line.unit,
            mark + cell(line.goal) if line.goal is not None else "", cell(line.goal_met),
            mark + cell(line.floor) if line.floor is not None else "", cell(line.floor_met), cell(line.psi),
        ]
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)
