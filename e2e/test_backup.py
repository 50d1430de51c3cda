"""`foyer backup`, `restore` and `upgrade-check`: what comes back is what was there, and nothing is overwritten."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from foyer_client import MARIA, AgentClient, VisitorClient
from foyer_server import FoyerServer, on_sqlite
from test_commands import done, foyer, refused

pytestmark = on_sqlite


@pytest.fixture(scope="module")
def backup(server: FoyerServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy made beside a running server, after a visitor has written."""
    AgentClient(server, MARIA).connect()
    someone = VisitorClient(server).arrive()
    someone.say("Kept for ever")
    someone.leave()
    file = tmp_path_factory.mktemp("backup") / "foyer.sqlite"
    said = done("backup", "--data", server.data, file)
    assert "no damage found" in said and "1 message" in said and "secret.key" in said
    return file


@pytest.fixture
def broken(backup: Path, tmp_path: Path) -> Callable[[Callable[[Path], None]], Path]:
    """A copy of the backup, changed."""

    def make(harm: Callable[[Path], None]) -> Path:
        file = tmp_path / "broken.sqlite"
        file.write_bytes(backup.read_bytes())
        harm(file)
        return file

    return make


def run(sql: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        with closing(sqlite3.connect(file)) as database:
            database.execute(sql)
            database.commit()

    return change


def damage(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        size = database.execute("PRAGMA page_size").fetchone()[0]
        page = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'message'").fetchone()[0]
    with file.open("r+b") as raw:
        raw.seek((page - 1) * size)
        raw.write(b"\xff" * 64)


def test_a_restored_folder_serves_what_was_backed_up(server: FoyerServer, backup: Path, tmp_path: Path) -> None:
    data = tmp_path / "restored"
    said = done("restore", "--data", data, backup)
    assert "1 message" in said
    assert "secret.key is missing" in said
    (data / "secret.key").write_bytes((server.data / "secret.key").read_bytes())
    (data / "secret.key").chmod(0o600)
    restored = FoyerServer(data, "restored")
    restored.has_tables = False
    restored.start()
    AgentClient(restored, MARIA).connect()
    with closing(sqlite3.connect(data / "foyer.sqlite")) as database:
        assert database.execute("SELECT COUNT(*) FROM message WHERE text = 'Kept for ever'").fetchone() == (1,)
    assert restored.stop() == 0


def test_what_is_restored_is_private(backup: Path, tmp_path: Path) -> None:
    data = tmp_path / "restored"
    done("restore", "--data", data, backup)
    assert data.stat().st_mode & 0o777 == 0o700
    assert (data / "foyer.sqlite").stat().st_mode & 0o777 == 0o600
    assert not (data / "foyer.sqlite.restoring").exists()


def test_a_key_that_is_there_already_stays(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_bytes(b"k" * 32)
    assert "secret.key is missing" not in done("restore", "--data", tmp_path, backup)
    assert (tmp_path / "secret.key").read_bytes() == b"k" * 32


def test_a_folder_with_a_database_is_refused(backup: Path, tmp_path: Path) -> None:
    for name in ("foyer.sqlite", "foyer.sqlite-wal"):
        (tmp_path / name).write_bytes(b"mine")
        assert "has a database already" in refused("restore", "--data", tmp_path, backup)
        assert (tmp_path / name).read_bytes() == b"mine"
        (tmp_path / name).unlink()


def test_a_folder_that_is_served_is_refused(server: FoyerServer, backup: Path) -> None:
    assert "another foyer serves" in refused("restore", "--data", server.data, backup)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (damage, "malformed"),
        (lambda file: file.write_bytes(b"no database " * 1_000), "not a database"),
        (lambda file: file.unlink(), "there is no file"),
        (run("DROP TABLE migration"), "not a database of Foyer"),
        (run("UPDATE migration SET hash = 'x'"), "not the one of this program"),
        (run("INSERT INTO migration VALUES (999, 'later', 'x', 0)"), "run a newer Foyer"),
    ],
)
def test_a_copy_that_is_no_good_is_refused(
    harm: Callable[[Path], None], said: str, broken: Callable[..., Path], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    assert said in refused("restore", "--data", data, broken(harm))
    assert not (data / "foyer.sqlite").exists()


def test_the_rest_of_an_interrupted_restore_is_replaced(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "foyer.sqlite.restoring").write_bytes(b"half")
    done("restore", "--data", tmp_path, backup)
    assert not (tmp_path / "foyer.sqlite.restoring").exists()


@pytest.mark.parametrize(("command", "tool"), [("backup", "pg_dump"), ("restore", "pg_restore")])
def test_postgresql_has_tools_of_its_own(command: str, tool: str, tmp_path: Path) -> None:
    said = refused(command, "--database", "postgres://foyer@db.example/foyer", tmp_path / "file")
    assert tool in said


def test_upgrade_check_says_what_would_happen(server: FoyerServer, tmp_path: Path) -> None:
    assert "the start changes nothing" in done("upgrade-check", "--data", server.data)
    assert "there is no Foyer database" in refused("upgrade-check", "--data", tmp_path)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (run("INSERT INTO migration VALUES (999, 'later', 'x', 0)"), "run a newer Foyer"),
        (run("UPDATE migration SET hash = 'x'"), "not the one of this program"),
        (damage, "malformed"),
    ],
)
def test_upgrade_check_refuses_what_the_start_would(
    harm: Callable[[Path], None], said: str, backup: Path, tmp_path: Path
) -> None:
    (tmp_path / "foyer.sqlite").write_bytes(backup.read_bytes())
    harm(tmp_path / "foyer.sqlite")
    ended = foyer("upgrade-check", "--data", tmp_path)
    assert ended.returncode == 1
    assert said in ended.stderr
