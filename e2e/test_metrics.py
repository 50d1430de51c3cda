"""`/metrics`: read as Prometheus reads it, documented name by name, and counted right."""

import re
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from foyer_client import AgentClient, VisitorClient
from foyer_server import ROOT, FoyerServer
from line import PATIENCE


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def text(server: FoyerServer) -> str:
    return requests.get(f"{server.address}/metrics", timeout=10).text


def samples(server: FoyerServer) -> Samples:
    found: Samples = {}
    for family in text_string_to_metric_families(text(server)):
        for sample in family.samples:
            key = (sample.name, tuple(sorted(sample.labels.items())))
            assert key not in found, f"{key} occurs twice"
            found[key] = sample.value
    return found


def value(server: FoyerServer, name: str, **labels: str) -> float:
    return samples(server).get((name, tuple(sorted(labels.items()))), 0)


def test_every_metric_is_documented_and_every_documented_one_exists(server: FoyerServer) -> None:
    families = re.findall(r"^# TYPE (\S+) (\S+)$", text(server), re.MULTILINE)
    documented = re.findall(r"^\| `((?:foyer|process)_\w+)(?:\{[\w,]+\})?` *\| (\w+) \|", (ROOT / "docs/operations.md").read_text(), re.MULTILINE)
    assert sorted(documented) == sorted(families)


def test_the_names_follow_the_conventions(server: FoyerServer) -> None:
    for family in text_string_to_metric_families(text(server)):
        assert family.documentation.strip(), family.name
        for sample in family.samples:
            if family.type == "counter":
                assert sample.name.endswith("_total"), sample
                assert sample.value >= 0
            if family.type == "histogram":
                assert family.name.endswith("_seconds"), family.name


def test_buckets_only_rise_and_end_with_the_count(server: FoyerServer) -> None:
    requests.get(f"{server.address}/healthz", timeout=10)
    series: dict[tuple, list[tuple[float, float]]] = {}
    found = samples(server)
    for (name, labels), number in found.items():
        if name.endswith("_bucket"):
            bound = float(dict(labels)["le"])
            rest = tuple(label for label in labels if label[0] != "le")
            series.setdefault((name, rest), []).append((bound, number))
    assert series
    for (name, rest), buckets in series.items():
        numbers = [number for _, number in sorted(buckets)]
        assert numbers == sorted(numbers), (name, rest)
        assert numbers[-1] == found[(name.removesuffix("_bucket") + "_count", rest)]


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool of Debian's package prometheus is not installed")
def test_promtool_accepts_them(server: FoyerServer) -> None:
    checked = subprocess.run(["promtool", "check", "metrics"], input=text(server), capture_output=True, text=True, timeout=60)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


def test_requests_are_counted_by_the_template_of_their_route(server: FoyerServer, maria: AgentClient) -> None:
    count = "foyer_http_request_duration_seconds_count"
    secret = "a-token-in-a-path"
    before = samples(server)

    def more(route: str, status: str) -> float:
        key = (count, tuple(sorted({"route": route, "status": status}.items())))
        return samples(server).get(key, 0) - before.get(key, 0)

    requests.get(f"{server.address}/api/v1/bans/{secret}", timeout=10)
    requests.get(f"{server.address}/nothing/{secret}?q={secret}", timeout=10)
    requests.get(f"{server.address}/healthz", timeout=10)
    requests.post(f"{server.address}/healthz", timeout=10)
    requests.get(f"{server.address}/assets/foyer.svg", timeout=10)
    assert more("/healthz", "2xx") == 1
    assert more("/healthz", "4xx") == 1
    assert more("none", "4xx") == 1
    assert more("/assets/{file}", "2xx") == 1
    assert secret not in text(server)
    assert any(dict(labels).get("route") == "/api/v1/bans/{id}" for name, labels in samples(server) if name == count)


def test_a_message_counts_once_with_its_author(
    server: FoyerServer, maria: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    before = {author: value(server, "foyer_messages_total", author=author) for author in ("visitor", "agent")}
    writes = value(server, "foyer_database_writes_total")
    commits = value(server, "foyer_database_commit_duration_seconds_count")
    someone = visitor().arrive()
    someone.say("Good morning")
    someone.say("Is anybody there?")
    assert value(server, "foyer_messages_total", author="visitor") == before["visitor"] + 2
    assert value(server, "foyer_messages_total", author="agent") == before["agent"]
    assert value(server, "foyer_database_writes_total") > writes
    assert value(server, "foyer_database_commit_duration_seconds_count") > commits


def test_open_sockets_are_those_that_are_connected(server: FoyerServer, visitor: Callable[..., VisitorClient]) -> None:
    before, opened = value(server, "foyer_sockets_open"), value(server, "foyer_sockets_opened_total")
    someone = visitor().arrive()
    assert value(server, "foyer_sockets_open") == before + 1
    someone.leave()
    until(lambda: value(server, "foyer_sockets_open") == before)
    assert value(server, "foyer_sockets_opened_total") == opened + 1


def test_the_build_and_the_process_are_described(server: FoyerServer) -> None:
    found = samples(server)
    builds = [dict(labels) for name, labels in found if name == "foyer_build_info"]
    assert len(builds) == 1
    assert {"version", "commit", "profile", "schema"} == builds[0].keys()
    memory = Path(f"/proc/{server.process.pid}/statm").read_text().split()
    assert 0.5 < value(server, "process_resident_memory_bytes") / (int(memory[1]) * 4096) < 2
    assert value(server, "process_open_fds") > 3
