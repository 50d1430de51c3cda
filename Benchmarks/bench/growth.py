"""P8: the cost of an event as the number of visitors and stored messages grows tenfold."""

import shutil

from filling import fill
from foyer import Foyer
from load import play
from paths import WORK
from report import Line

SMALL, LARGE = 1_000, 10_000
FEW, MANY = (1_000, 10_000), (100_000, 1_000_000)  # visitors and messages in the database
GROWTH = 1.15


def p8():
    pages = {}
    for visitors in (SMALL, LARGE):
        with Foyer(1) as foyer:
            runs = play("pages", *foyer.words, "--visitors", visitors, "--agents", 1, "--rate", 2_000, "--seconds", 4)
        pages[visitors] = runs[0]
    yield Line(
        "P8 CPU a page view, 10,000 against 1,000 visitors", pages[LARGE]["cpu_us"], "us", pages[SMALL]["cpu_us"],
        goal=GROWTH, compares=True, psi=pages[LARGE]["psi"])
    chats = {idle: messages(idle, None) for idle in (SMALL, LARGE)}
    yield Line(
        "P8 CPU a message, 10,000 against 1,000 visitors", chats[LARGE]["cpu_us"], "us", chats[SMALL]["cpu_us"],
        goal=GROWTH, compares=True, psi=chats[LARGE]["psi"])
    stored = {filled: messages(SMALL, filled) for filled in (FEW, MANY)}
    yield Line(
        "P8 CPU a message, 10^6 against 10^4 stored", stored[MANY]["cpu_us"], "us", stored[FEW]["cpu_us"],
        goal=GROWTH**2, compares=True, psi=stored[MANY]["psi"])


def messages(visitors: int, filled: tuple[int, int] | None) -> dict:
    data = WORK / "grown"
    shutil.rmtree(data, ignore_errors=True)
    with Foyer(2, data=data):
        pass
    if filled:
        fill(data / "foyer.sqlite", *filled)
    server = Foyer(0, data=data)
    with server:
        server.agents = 2  # they exist already
        result = play(
            "chats", *server.words, "--agents", 2, "--visitors", visitors, "--chats", 100, "--rate", 1_000, "--seconds", 5)[0]
    shutil.rmtree(data, ignore_errors=True)
    return result
