"""Settings: the command line overrides the environment, which overrides the file; every fault names its place and what is allowed."""

import os
import re
import subprocess

import pytest

from foyer_server import BINARY

USUAL = {key: value for key, value in os.environ.items() if not key.startswith("FOYER_")}


def run(*arguments, **variables: str) -> subprocess.CompletedProcess:
    environment = USUAL | {f"FOYER_{name}": value for name, value in variables.items()}
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, timeout=30, env=environment)


def effective(*arguments, **variables: str) -> dict[str, tuple[str, str]]:
    """Each setting's value and source, as `foyer check-config` prints them."""
    done = run("check-config", *arguments, **variables)
    assert done.returncode == 0, done.stderr
    rows = [re.split(r" {2,}", line) for line in done.stdout.splitlines()[1:]]
    return {name: (value, source) for name, value, source in rows}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "foyer.conf"
    path.write_text("# Ours.\n\nport = 9000\nleave-time = 90s\ntrusted-proxy = 10.0.0.0/8, 127.0.0.1\ndemo = no\n")
    return path


def test_the_command_line_overrides_a_variable_and_a_variable_overrides_the_file(file):
    found = effective("--config", file, "--port", "7000", LEAVE_TIME="2m", PORT="8000")
    assert found["port"] == ("7000", "command line")
    assert found["leave-time"] == ("2m", "FOYER_LEAVE_TIME")
    assert found["trusted-proxy"] == ("10.0.0.0/8, 127.0.0.1", f"{file}:5")
    assert found["demo"] == ("false", f"{file}:6")
    assert found["return-time"] == ("2m", "default")


def test_a_list_from_a_stronger_source_replaces_a_weaker_one(file):
    found = effective(TRUSTED_PROXY="192.0.2.1", CONFIG=str(file))
    assert found["trusted-proxy"] == ("192.0.2.1", "FOYER_TRUSTED_PROXY")


def test_every_setting_of_serve_is_listed():
    flags = set(re.findall(r"^  --([a-z-]+)", run("serve", "--help").stdout, re.MULTILINE))
    assert flags - {"version", "help", "config", "new-secret-key"} == set(effective())


def test_a_password_may_be_in_a_file_and_is_never_printed(tmp_path):
    secret = tmp_path / "database"
    secret.write_text("postgres://foyer:hidden@db.example.com/foyer\n")
    found = effective(DATABASE_FILE=str(secret))
    assert found["database"] == ("postgres://foyer:***@db.example.com/foyer", "FOYER_DATABASE_FILE")
    forms = ["postgres://foyer@db/foyer?password=hidden", "host=db password=hidden", "postgres://a:b:hidden@db/foyer"]
    assert all("hidden" not in run("check-config", DATABASE=form).stdout for form in forms)


@pytest.mark.parametrize(
    "content, said",
    [
        ("\nport = 99999", ":2: port: must be 0 to 65535, not 99999"),
        ("port = many", ":1: the value of port cannot be used"),
        ("leave-time = 30", ":1: leave-time: must be a positive number with a unit"),
        ("leave-time = 99999999999999999d", ":1: leave-time: must be"),
        ("leave-time = 40000d", ":1: leave-time: must be at most 36525d"),
        ("publik-url = x", ":1: there is no setting publik-url, did you mean public-url?"),
        ("xyz = 1", ":1: there is no setting xyz; foyer check-config lists all of them"),
        ("port 80", ":1: must have the form name = value"),
        ("port = 1\nport = 2", ":2: port is set in line 1 already"),
        ("demo = maybe", ':1: demo must be true or false, not "maybe"'),
        ("database-file = /nowhere/at/all", ":1: database-file: cannot read the file /nowhere/at/all"),
        ("data-file = /etc/hostname", ":1: there is no setting data-file"),
    ],
)
def test_the_error_names_the_line_of_a_fault_in_the_file(tmp_path, content, said):
    path = tmp_path / "foyer.conf"
    path.write_text(content)
    for command in ("check-config", "serve"):
        done = run(command, "--config", path)
        assert done.returncode != 0 and f"{path}{said}" in done.stderr, done.stderr


def test_the_error_names_the_variable_with_a_fault(tmp_path):
    for name, value, said in [
        ("PORT", "99999", "FOYER_PORT: must be 0 to 65535"),
        ("IDLE_TIME", "5 minutes", "FOYER_IDLE_TIME: must be a positive number with a unit"),
        ("PUBLIK_URL", "x", "FOYER_PUBLIK_URL: there is no setting publik-url"),
        ("CONFIG", "/nowhere", "cannot read the file /nowhere"),
        ("MESSAGE_RATE", "fast", "FOYER_MESSAGE_RATE: the value of message-rate cannot be used"),
    ]:
        done = run("serve", **{name: value})
        assert done.returncode != 0 and said in done.stderr, done.stderr
    binary = tmp_path / "image"
    binary.write_bytes(bytes(range(256)))
    assert "is no configuration file" in run("serve", "--config", binary).stderr


def test_other_commands_take_the_data_folder_from_the_same_places(tmp_path):
    assert f"FOYER_DATA: there is no Foyer database in {tmp_path}" in run("agents", DATA=str(tmp_path)).stderr
    path = tmp_path / "foyer.conf"
    path.write_text(f"port = 1\ndata = {tmp_path}\n")
    assert f"{path}:2: data: there is no Foyer database" in run("agents", "--config", path).stderr
