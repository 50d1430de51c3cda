import Testing
import TestSupport

@testable import FoyerSockets

private typealias Machine = SocketHandler.StateMachine
private typealias Action = SocketHandler.StateMachine.Action

/// The bytes from a client, and the required reaction of the server by RFC 6455.
struct Exchange: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let actions: [SocketHandler.StateMachine.Action]

    init(_ name: String, _ bytes: [UInt8], _ actions: [SocketHandler.StateMachine.Action]) {
        testDescription = name
        self.bytes = bytes
        self.actions = actions
    }

    static let limit = 200

    static let table: [Exchange] = [
        Exchange("a text", ClientFrame.text("hello"), [.message(Array("hello".utf8))]),
        Exchange("an empty text", ClientFrame.text(""), [.message([])]),
        Exchange(
            "two texts in one read", ClientFrame.text("a") + ClientFrame.text("b"),
            [.message([0x61]), .message([0x62])]
        ),
        Exchange(
            "a text in three fragments",
            ClientFrame.text("one ", final: false) + ClientFrame.make(first: 0x00, Array("two ".utf8))
                + ClientFrame.make(first: 0x80, Array("three".utf8)),
            [.message(Array("one two three".utf8))]
        ),
        Exchange(
            "a ping amid fragments is answered at once",
            ClientFrame.text("a", final: false) + ClientFrame.make(first: 0x89, [1, 2])
                + ClientFrame.make(first: 0x80, [0x62]),
            [.answerPing([1, 2]), .message([0x61, 0x62])]
        ),
        Exchange("a pong nobody asked for", ClientFrame.make(first: 0x8A, [1]), []),
        Exchange(
            "a character cut between fragments",
            ClientFrame.make(first: 0x01, [0xE2, 0x82]) + ClientFrame.make(first: 0x80, [0xAC]),
            [.message([0xE2, 0x82, 0xAC])]
        ),
        Exchange(
            "exactly the limit", ClientFrame.text(String(repeating: "x", count: limit)),
            [.message(Array(repeating: 0x78, count: limit))]
        ),

        Exchange(
            "one byte above the limit", ClientFrame.text(String(repeating: "x", count: limit + 1)),
            [.fail(1009)]),
        Exchange(
            "above the limit by the second fragment",
            ClientFrame.text(String(repeating: "x", count: limit), final: false)
                + ClientFrame.make(first: 0x80, [0x78]),
            [.fail(1009)]
        ),
        Exchange(
            "a length of 2^62, refused by its head", [0x81, 0xFF, 0x40, 0, 0, 0, 0, 0, 0, 0], [.fail(1009)]),
        Exchange("a length above 2^63", [0x81, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0], [.fail(1002)]),
        Exchange("5 spelled in two bytes", [0x81, 0xFE, 0, 5], [.fail(1002)]),
        Exchange("5 spelled in eight bytes", [0x81, 0xFF, 0, 0, 0, 0, 0, 0, 0, 5], [.fail(1002)]),

        Exchange("no mask", ClientFrame.make(first: 0x81, [0x61], isMasked: false), [.fail(1002)]),
        Exchange("reserved bit 1", ClientFrame.make(first: 0xC1, [0x61]), [.fail(1002)]),
        Exchange("reserved bit 2", ClientFrame.make(first: 0xA1, [0x61]), [.fail(1002)]),
        Exchange("reserved bit 3", ClientFrame.make(first: 0x91, [0x61]), [.fail(1002)]),
        Exchange("reserved opcode 3", ClientFrame.make(first: 0x83), [.fail(1002)]),
        Exchange("reserved opcode 15", ClientFrame.make(first: 0x8F), [.fail(1002)]),
        Exchange("a fragmented ping", ClientFrame.make(first: 0x09), [.fail(1002)]),
        Exchange(
            "a ping of 125 bytes", ClientFrame.make(first: 0x89, Array(repeating: 7, count: 125)),
            [.answerPing(Array(repeating: 7, count: 125))]
        ),
        Exchange(
            "a ping of 126 bytes", ClientFrame.make(first: 0x89, Array(repeating: 7, count: 126)),
            [.fail(1002)]),
        Exchange("a continuation of nothing", ClientFrame.make(first: 0x80, [0x61]), [.fail(1002)]),
        Exchange(
            "a text inside a text", ClientFrame.text("a", final: false) + ClientFrame.text("b"), [.fail(1002)]
        ),
        Exchange("a binary message", ClientFrame.make(first: 0x82, [1]), [.fail(1003)]),
        Exchange(
            "nothing counts after a failure", ClientFrame.make(first: 0x82, [1]) + ClientFrame.text("a"),
            [.fail(1003)]),

        Exchange("bytes that are not UTF-8", ClientFrame.make(first: 0x81, [0x61, 0xFF]), [.fail(1007)]),
        Exchange("a surrogate", ClientFrame.make(first: 0x81, [0xED, 0xA0, 0x80]), [.fail(1007)]),
        Exchange("half a character at the end", ClientFrame.make(first: 0x81, [0xE2, 0x82]), [.fail(1007)]),
        Exchange(
            "a fault in the first fragment, before the second comes", ClientFrame.make(first: 0x01, [0xC0]),
            [.fail(1007)]
        ),

        Exchange("close without a code", ClientFrame.make(first: 0x88), [.answerClose([])]),
        Exchange("close 1000", ClientFrame.close(1000), [.answerClose([0x03, 0xE8])]),
        Exchange(
            "close with a reason", ClientFrame.close(4000, reason: Array("bye".utf8)),
            [.answerClose([0x0F, 0xA0])]),
        Exchange(
            "nothing counts after close", ClientFrame.close(1000) + ClientFrame.text("a"),
            [.answerClose([0x03, 0xE8])]),
        Exchange("close of one byte", ClientFrame.make(first: 0x88, [3]), [.fail(1002)]),
        Exchange(
            "close with a reason that is not UTF-8", ClientFrame.close(1000, reason: [0xFF]), [.fail(1007)]),
    ]
}

@Suite struct StateMachineTests {
    private func actions(_ bytes: [UInt8], in pieces: [Range<Int>]) -> [Action] {
        var machine = Machine(messageLimit: Exchange.limit)
        return pieces.flatMap { Self.feed(&machine, Array(bytes[$0])) }
    }

    private static func feed(_ machine: inout Machine, _ bytes: [UInt8]) -> [Action] {
        var actions: [Action] = []
        var position = 0
        bytes.withUnsafeBytes { buffer in
            while let action = machine.next(in: buffer, from: &position) { actions.append(action) }
        }
        #expect(position == bytes.count, "all bytes are consumed")
        return actions
    }

    @Test(arguments: Exchange.table)
    func `conforms to RFC 6455`(_ exchange: Exchange) {
        #expect(actions(exchange.bytes, in: [0..<exchange.bytes.count]) == exchange.actions)
    }

    @Test(arguments: Exchange.table)
    func `gives the same result when every byte arrives alone`(_ exchange: Exchange) {
        #expect(actions(exchange.bytes, in: exchange.bytes.indices.map { $0..<$0 + 1 }) == exchange.actions)
    }

    @Test func `a binary message is echoed if the policy allows it, whatever its bytes`() {
        var machine = Machine(messageLimit: Exchange.limit, binary: .sentBack)
        let fragments =
            ClientFrame.make(first: 0x02, [0xFF]) + ClientFrame.make(first: 0x89)
            + ClientFrame.make(first: 0x80, [0xC0])

        #expect(Self.feed(&machine, fragments) == [.answerPing([]), .sendBack([0xFF, 0xC0])])
        #expect(Self.feed(&machine, ClientFrame.text("a")) == [.message([0x61])])
        #expect(Self.feed(&machine, ClientFrame.make(first: 0x81, [0xFF])) == [.fail(1007)])
    }

    @Test func `only valid close codes are echoed`() {
        for code in UInt16.min...UInt16.max {
            let isRegistered = (1000...1003).contains(code) || (1007...1014).contains(code)
            let isFree = (3000...4999).contains(code)
            let bytes = ClientFrame.close(code)
            let expected: Action =
                isRegistered || isFree ? .answerClose([UInt8(code >> 8), UInt8(code & 0xFF)]) : .fail(1002)
            #expect(actions(bytes, in: [0..<bytes.count]) == [expected], "\(code)")
        }
    }

    @Test func `fails at the byte that breaks the text, not at the end of the frame`() {
        var machine = Machine(messageLimit: Exchange.limit)
        let frame = ClientFrame.make(first: 0x81, [0x61, 0xFF] + Array(repeating: 0x61, count: 50))

        #expect(Self.feed(&machine, Array(frame[..<8])) == [.fail(1007)])
    }

    @Test func `after our close frame everything but the peer's close frame is ignored`() {
        var machine = Machine(messageLimit: Exchange.limit)

        let (first, second) = (machine.beginClosing(), machine.beginClosing())
        #expect(first && !second, "only one close frame is sent")
        #expect(Self.feed(&machine, ClientFrame.text("a") + ClientFrame.make(first: 0x89)) == [])
        #expect(Self.feed(&machine, ClientFrame.close(1000)) == [.hangUp])
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `random bytes, split anywhere, neither crash nor exceed the limit`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            var frame = Exchange.table.randomElement(using: &random)?.bytes ?? []
            // Sometimes one bit is flipped.
            if Bool.random(using: &random), let index = frame.indices.randomElement(using: &random) {
                frame[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
            bytes += frame
        }
        let cuts = (0..<4).map { _ in Int.random(in: 0...bytes.count, using: &random) }.sorted()
        let ends = [0] + cuts + [bytes.count]
        let pieces = zip(ends, ends.dropFirst()).map { $0..<$1 }

        let whole = actions(bytes, in: [0..<bytes.count])

        #expect(actions(bytes, in: pieces) == whole)
        for case .message(let text) in whole {
            #expect(text.count <= Exchange.limit)
            #expect(String(validating: text, as: UTF8.self) != nil)
        }
        #expect(whole.dropLast().allSatisfy { !$0.isLast }, "nothing follows an end")
    }
}

extension SocketHandler.StateMachine.Action {
    fileprivate var isLast: Bool {
        switch self {
        case .answerClose, .fail, .hangUp: true
        case .message, .sendBack, .answerPing: false
        }
    }
}
