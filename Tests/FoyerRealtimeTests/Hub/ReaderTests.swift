import FoyerRealtime
import Testing

struct ReaderTests {
    @Test func `the next position is sent, an old one is skipped, and a later one causes a read`() {
        var reader = Reader(seen: 3)

        #expect(reader.observe(4) == .send)
        #expect(reader.observe(4) == .skip)
        #expect(reader.observe(7) == .read(after: 4))

        reader.caughtUp(to: 7)
        #expect(reader.observe(8) == .send)
    }
}
