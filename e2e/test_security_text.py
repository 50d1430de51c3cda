"""`/.well-known/security.txt` (RFC 9116): whom to tell about a vulnerability, if the operator names somebody."""

import datetime
import re
import subprocess

import pytest
import requests

from foyer_server import BINARY, FoyerServer

CONTACT = "mailto:security@shop.example"


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    return {"security_contact": CONTACT, "public_url": "https://chat.shop.example"}


def test_it_names_the_contact_and_expires_within_a_year(server: FoyerServer) -> None:
    answer = requests.get(f"{server.address}/.well-known/security.txt", timeout=10)
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields.keys() == {"Contact", "Expires", "Canonical"}
    assert fields["Contact"] == CONTACT
    assert fields["Canonical"] == "https://chat.shop.example/.well-known/security.txt"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", fields["Expires"])
    left = datetime.datetime.fromisoformat(fields["Expires"]) - datetime.datetime.now(datetime.UTC)
    assert datetime.timedelta(days=100) < left < datetime.timedelta(days=365)


def test_without_a_contact_there_is_none(tmp_path_factory: pytest.TempPathFactory) -> None:
    silent = FoyerServer(tmp_path_factory.mktemp("data"), "no-contact")
    silent.has_tables = False
    silent.start()
    assert requests.get(f"{silent.address}/.well-known/security.txt", timeout=10).status_code == 404
    assert silent.stop() == 0


@pytest.mark.parametrize("contact", ["security@shop.example", "http://shop.example", "mailto:", "mailto:a@b\nPolicy: x"])
def test_what_is_no_contact_is_named(contact: str) -> None:
    ended = subprocess.run([BINARY, "check-config", f"--security-contact={contact}"], capture_output=True, text=True, timeout=30)
    assert ended.returncode == 1
    assert "--security-contact" in ended.stderr and "mailto:" in ended.stderr
