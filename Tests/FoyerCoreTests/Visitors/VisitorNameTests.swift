import TestSupport
import Testing

@testable import FoyerCore

struct VisitorNameTests {
    @Test func `a visitor's name never changes`() {
        let visitor = Visitor.ID(high: 0x0123_4567_89AB_CDEF, low: 0xFEDC_BA98_7654_3210)
        // A fixed example: to the agents, another name after an update would be another person.
        #expect(VisitorName.readable(for: visitor) == "Vivid Antelope")
    }

    @Test func `the word lists are large enough, without duplicates or spaces`() {
        for words in [VisitorName.adjectives, VisitorName.animals] {
            #expect(words.count >= 64)
            #expect(Set(words).count == words.count)
            for word in words { #expect(word.allSatisfy(\.isLetter) && word.first?.isUppercase == true) }
        }
    }

    @Test func `names are spread evenly over the words`() {
        var random = SplitMix(seed: 1)
        let names = Set((0..<5_000).map { _ in VisitorName.readable(for: .random(using: &random)) })
        // 5,000 draws from about 8,000 names hit some 3,700 of them.
        #expect(names.count > 3_400)
        #expect(
            Set(names.compactMap { $0.split(separator: " ").first }).count == VisitorName.adjectives.count)
        #expect(Set(names.compactMap { $0.split(separator: " ").last }).count == VisitorName.animals.count)
    }

    @Test func `consecutive ids have different names`() {
        let names = Set((0..<64).map { VisitorName.readable(for: Visitor.ID(high: 0, low: $0)) })
        #expect(names.count > 60)
    }
}
