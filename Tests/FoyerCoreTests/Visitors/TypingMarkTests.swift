import FoyerCore
import Testing

struct TypingMarkTests {
    private let noon = Instant(milliseconds: 1_767_614_400_000)

    @Test func `a mark lasts for eight seconds`() {
        let mark = TypingMark(reportedAt: noon)
        #expect(!mark.isOver(at: noon))
        #expect(!mark.isOver(at: noon + .seconds(8) - .milliseconds(1)))
        #expect(mark.isOver(at: noon + .seconds(8)))
    }
}
