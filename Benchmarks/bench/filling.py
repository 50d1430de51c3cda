"""A database with years of history: visitors, visits, ended chats and messages, written without the server."""

import sqlite3
from pathlib import Path

WIDGET_OF = "SELECT id FROM widget ORDER BY id LIMIT 1"
STARTED = 1_700_000_000_000  # milliseconds; any time in the past
BATCH = 1_000
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def spelled(kind: str, number: int) -> str:
    """An identifier: 26 characters of Crockford's base 32."""
    text = ""
    for _ in range(20):
        text = ALPHABET[number % 32] + text
        number //= 32
    return (kind + text).rjust(26, "0")


def fill(path: Path, visitors: int, messages: int) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA synchronous = OFF")
    widget = database.execute(WIDGET_OF).fetchone()[0]
    agent = database.execute("SELECT id FROM agent LIMIT 1").fetchone()[0]
    each = messages // visitors
    database.execute("BEGIN")
    for first in range(0, visitors, BATCH):
        numbers = range(first, min(first + BATCH, visitors))
        database.executemany(
            "INSERT INTO visitor (id, widget, first_seen, last_seen, chats, rest, since) VALUES (?, ?, ?, ?, 1, 'end', ?)",
            [(spelled("v", n), widget, STARTED, STARTED + n, STARTED) for n in numbers])
        database.executemany(
            "INSERT INTO chat (id, visitor, widget, speaker_kind, speaker, started_at, ended_at, end_reason)"
            " VALUES (?, ?, ?, 'agent', ?, ?, ?, 'agent')",
            [(spelled("c", n), spelled("v", n), widget, agent, STARTED, STARTED + n) for n in numbers])
        database.executemany(
            "INSERT INTO message (chat, sequence, draft, author, text, at) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (spelled("c", n), k + 1, f"d{k}", "visitor" if k % 2 else "agent", f"Message {k} of chat {n}, " + "x" * 100, STARTED + k)
                for n in numbers
                for k in range(each)
            ])
    database.execute("COMMIT")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
