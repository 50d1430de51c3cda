import FoyerRealtime
import Testing

struct ReaderTests {
    @Test func `the next position is sent, an old one skipped, a later one read`() {
        var reader = Reader(seen: 3)

        #expect(reader.hear(4) == .send)
        #expect(reader.hear(4) == .skip)
        #expect(reader.hear(7) == .read(after: 4))

        reader.caughtUp(to: 7)
        #expect(reader.hear(8) == .send)
    }
}
