"""Runs the suite's cases against an echo server.

    client.py URL CASES [MINUTES]       CASES: patterns, separated by commas

Exits with 0 if every case passed; prints one line for each that did not.
"""

import os
import sys
from collections import Counter

sys.path.insert(0, os.environ["AUTOBAHN_CASES"])

from autobahn.twisted.websocket import WebSocketClientFactory, WebSocketClientProtocol  # noqa: E402
from twisted.internet import reactor  # noqa: E402

import cases  # noqa: E402
import cases.case  # noqa: E402
from caseset import CaseSet  # noqa: E402
from shim import as_bytes, as_text  # noqa: E402

# The slowest case (6.2.3, byte by byte) takes some seconds on a busy machine.
CASE_SECONDS = 40
# Time for the server to start listening.
START_SECONDS = 10
PASSED = {"OK", "NON-STRICT", "INFORMATIONAL"}

cases.case.Case.compare = lambda self, one, other: as_text(one) == as_text(other)


class Client(WebSocketClientProtocol):
    """A client with the interface that the cases expect: old method names, payloads as text."""

    createWirelog = False
    connectionWasOpen = False
    closedByMe = failedByMe = droppedByMe = False

    def enableWirelog(self, enable: bool) -> None:
        pass

    def later(self, seconds: float, act) -> None:
        reactor.callLater(seconds, lambda: self.state != self.STATE_CLOSED and act())

    def continueLater(self, seconds, act, tag=None):
        self.later(seconds, act)

    def killAfter(self, seconds):
        self.later(seconds, self._fail_connection)

    def closeAfter(self, seconds):
        self.later(seconds, self.sendClose)

    def failConnection(self, *arguments):
        self._fail_connection()

    def sendFrame(self, opcode, payload=b"", **options):
        return super().sendFrame(opcode=opcode, payload=as_bytes(payload), **options)

    def sendMessage(self, payload, isBinary=False, *arguments, **options):
        if options.get("fragmentSize") is None:
            options.pop("fragmentSize", None)
        return super().sendMessage(as_bytes(payload), isBinary, *arguments, **options)

    def sendPing(self, payload=None):
        return super().sendPing(None if payload is None else as_bytes(payload))

    def sendPong(self, payload=None):
        return super().sendPong(None if payload is None else as_bytes(payload))

    def sendMessageFrameData(self, payload, sync=False):
        return super().sendMessageFrameData(as_bytes(payload), sync)

    def sendMessageFrame(self, payload, sync=False):
        return super().sendMessageFrame(as_bytes(payload), sync)

    def sendCloseFrame(self, code=None, reasonUtf8=None, isReply=False):
        reason = None if reasonUtf8 is None else as_bytes(reasonUtf8)
        return super().sendCloseFrame(code=code, reasonUtf8=reason, isReply=isReply)

    def logTxFrame(self, head, payload, repeatLength, chopsize, sync):
        self.txFrameStats[head.opcode] = self.txFrameStats.get(head.opcode, 0) + 1

    def logRxFrame(self, head, payload):
        self.rxFrameStats[head.opcode] = self.rxFrameStats.get(head.opcode, 0) + 1

    def logTxOctets(self, data, sync):
        pass

    def logRxOctets(self, data):
        pass

    def onOpen(self):
        self.connectionWasOpen = True
        self.runCase.onOpen()

    def onMessage(self, payload, isBinary):
        self.runCase.onMessage(payload.decode("latin-1"), isBinary)

    def onPing(self, payload):
        self.runCase.onPing(payload.decode("latin-1"))

    def onPong(self, payload):
        self.runCase.onPong(payload.decode("latin-1"))

    def onClose(self, wasClean, code, reason):
        self.runCase.onClose(wasClean, code, reason)

    def connectionLost(self, reason):
        super().connectionLost(reason)
        self.runCase.onConnectionLost(self.failedByMe)
        self.factory.done(self)


class Run(WebSocketClientFactory):
    """Runs the cases one after the other."""

    def __init__(self, url: str, known: CaseSet, wanted: list[str]):
        super().__init__(url)
        self.logFrames, self.logOctets = True, False
        self.known, self.waiting = known, wanted[::-1]
        self.started = reactor.seconds()
        self.results: dict[str, tuple[str, str, str]] = {}
        self.resetProtocolOptions()
        self.setProtocolOptions(failByDrop=False, openHandshakeTimeout=5, closeHandshakeTimeout=2)

    def next(self):
        if not self.waiting:
            return reactor.stop()
        self.id = self.waiting.pop()
        reactor.connectTCP(self.host, self.port, self)

    def buildProtocol(self, address):
        client = Client()
        client.factory = self
        client.txFrameStats, client.rxFrameStats, client.logFrames = {}, {}, True
        client.runCase = self.known.CasesById[self.id](client)
        self.guard = reactor.callLater(
            CASE_SECONDS, lambda: client.transport and client.transport.abortConnection()
        )
        return client

    def done(self, client):
        if self.guard.active():
            self.guard.cancel()
        case = client.runCase
        self.results[self.id] = (case.behavior, case.behaviorClose, str(case.result))
        reactor.callLater(0, self.next)

    def clientConnectionFailed(self, connector, reason):
        if not self.results and reactor.seconds() < self.started + START_SECONDS:
            return reactor.callLater(0.1, connector.connect)  # the server is still starting
        self.results[self.id] = ("NO CONNECTION", "", str(reason.value))
        reactor.callLater(0, self.next)


def main(url: str, patterns: str, minutes: str = "15") -> int:
    known = CaseSet(
        cases.CaseSetname, cases.CaseBasename, cases.Cases, cases.CaseCategories, cases.CaseSubCategories
    )
    wanted = known.parseSpecCases({"cases": patterns.split(","), "exclude-cases": []})
    run = Run(url, known, wanted)
    reactor.callLater(60 * float(minutes), reactor.stop)
    run.next()
    reactor.run()
    missing = [case for case in wanted if case not in run.results]
    bad = {
        case: result
        for case, result in run.results.items()
        if result[0] not in PASSED or result[1] not in {"OK", "INFORMATIONAL"}
    }
    for case, (behavior, close, detail) in bad.items():
        print(f"{case}: {behavior}, close {close}: {detail[:200]}")
    for case in missing:
        print(f"{case}: not run")
    counts = Counter(behavior for behavior, _, _ in run.results.values())
    good = len(wanted) - len(bad) - len(missing)
    print(f"autobahn: {good} of {len(wanted)} cases passed ({dict(counts)})")
    return 1 if bad or missing or not wanted else 0


sys.exit(main(*sys.argv[1:]))
