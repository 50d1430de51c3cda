@testable import FoyerSockets

/// UTF-8 that arrives in pieces.
let text = Target(
    name: "text",
    check: { bytes in
        var dice = Dice(bytes)
        let whole = UTF8Model.judge(bytes)
        expect(TextModel.judge(bytes, in: [0..<bytes.count]) == whole, "whole: not \(whole)")
        expect(
            TextModel.judge(bytes, in: bytes.indices.map { $0..<$0 + 1 }) == whole, "by bytes: not \(whole)")
        let pieces = cuts(of: bytes.count, using: &dice)
        expect(TextModel.judge(bytes, in: pieces) == whole, "cut \(pieces): not \(whole)")
    },
    worst: [
        Worst("letters", repeating: "a") { _ = TextModel.judge($0, in: [0..<$0.count]) },
        Worst("long characters", repeating: "💙") { _ = TextModel.judge($0, in: [0..<$0.count]) },
    ]
)

/// Whether bytes can be text.
enum UTF8Verdict: Hashable {
    case complete
    /// The beginning of a character that more bytes may complete.
    case unfinished
    case broken
}

/// The answer of Swift's own decoder.
enum UTF8Model {
    static func judge(_ bytes: [UInt8]) -> UTF8Verdict {
        if isText(bytes) { return .complete }
        // The allowed range of the byte after a leading byte depends on it: one of these three is valid for each.
        for second in [0x80, 0x90, 0xA0] as [UInt8] {
            for more in 0..<3 where isText(bytes + [second] + Array(repeating: 0x80, count: more)) {
                return .unfinished
            }
        }
        return .broken
    }

    private static func isText(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }
}

private enum TextModel {
    static func judge(_ bytes: [UInt8], in pieces: [Range<Int>]) -> UTF8Verdict {
        var check = TextCheck()
        for piece in pieces {
            let isFit = bytes[piece].withUnsafeBytes { check.take($0) }
            guard isFit else { return .broken }
        }
        return check.isComplete ? .complete : .unfinished
    }
}

/// `count` bytes in pieces of random lengths, including empty ones.
func cuts(of count: Int, using dice: inout Dice) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    while start < count {
        let end = min(count, start + Int.random(in: 0...17, using: &dice))
        pieces.append(start..<end)
        start = end
    }
    return pieces
}
