import FoyerRealtime
import TestSupport
import Testing

struct ChatReaderTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `each message is delivered once and in order although events are lost, repeated or late`(
        seed: UInt64
    ) {
        var random = SplitMix(seed: seed)
        var reader = ChatReader(seen: 0)
        var stored: Int64 = 0
        var heard: [Int64] = []
        var sent: [Int64] = []

        func read() {
            while let after = reader.missing() {
                let found = after < stored ? Array((after + 1)...stored) : []
                sent += found
                reader.caughtUp(to: found.last)
            }
        }
        for _ in 0..<60 {
            stored += 1
            // One event in four is lost; the others arrive now or later, perhaps twice.
            if Int.random(in: 0..<4, using: &random) > 0 { heard.append(stored) }
            if Int.random(in: 0..<5, using: &random) == 0, let old = heard.last { heard.append(old) }
            if Bool.random(using: &random) { heard.shuffle(using: &random) }
            while !heard.isEmpty, Int.random(in: 0..<3, using: &random) > 0 {
                let position = heard.removeFirst()
                switch reader.observe(position) {
                case .skip: break
                case .send: sent.append(position)
                case .catchUp: read()
                }
            }
        }
        stored += 1
        if reader.observe(stored) == .catchUp { read() } else { sent.append(stored) }

        #expect(sent == Array(1...stored), "seed \(seed)")
    }

    @Test func `messages that arrived during a read are not read twice`() {
        var reader = ChatReader(seen: 0)
        #expect(reader.observe(2) == .catchUp)
        #expect(reader.observe(3) == .skip)

        #expect(reader.missing() == 0)
        reader.caughtUp(to: 3)

        #expect(reader.missing() == nil)
        #expect(reader.observe(4) == .send)
    }

    @Test func `a client that is behind the store reads the missing messages`() {
        var reader = ChatReader(seen: 200)

        let isBehind = reader.expect(201)
        #expect(isBehind)
        #expect(reader.missing() == 200)
        let isStillBehind = reader.expect(200)
        #expect(!isStillBehind)
    }
}
