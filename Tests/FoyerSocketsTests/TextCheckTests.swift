import Testing
import TestSupport

@testable import FoyerSockets

@Suite struct TextCheckTests {
    private func isText(_ bytes: [UInt8], cutAt cut: Int) -> Bool {
        var check = TextCheck()
        let isValid = bytes.withUnsafeBytes { buffer in
            check.take(.init(rebasing: buffer[..<cut])) && check.take(.init(rebasing: buffer[cut...]))
        }
        return isValid && check.isComplete
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func `agrees with the standard library, wherever the text is split`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pieces: [[UInt8]] = [
            Array("plain text of some length ".utf8), Array("grüß dich".utf8), Array("€".utf8),
            Array("🦦".utf8),
            [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0xFF], [0x80],
            [0xF0, 0x80],
        ]
        // Mostly valid, so that errors occur in the middle.
        let bytes = (0..<6).flatMap { _ in
            Int.random(in: 0..<10, using: &random) == 0
                ? pieces.randomElement(using: &random) ?? [] : pieces[Int.random(in: 0..<4, using: &random)]
        }

        let expected = String(validating: bytes, as: UTF8.self) != nil

        for cut in 0...bytes.count { #expect(isText(bytes, cutAt: cut) == expected, "split at \(cut)") }
    }

    @Test func `every leading byte allows exactly its continuations`() {
        for first in UInt8(0x80)...0xFF {
            for second in UInt8.min...UInt8.max {
                for tail in [[], [0x80], [0x80, 0x80]] as [[UInt8]] {
                    let bytes = [first, second] + tail
                    let expected = String(validating: bytes, as: UTF8.self) != nil
                    if isText(bytes, cutAt: 1) != expected { Issue.record("\(bytes) should be \(expected)") }
                }
            }
        }
    }
}
