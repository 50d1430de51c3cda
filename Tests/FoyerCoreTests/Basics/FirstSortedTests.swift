import FoyerCore
import TestSupport
import Testing

struct FirstSortedTests {
    @Test func `the first ones are those of the sorted sequence`() {
        var random = SplitMix(seed: 5)
        for count in [0, 1, 2, 7, 50, 400] {
            for length in [0, 1, 6, 100, 300] {
                let numbers = (0..<length).map { _ in Int.random(in: 0...60, using: &random) }
                #expect(numbers.first(count, by: <) == Array(numbers.sorted().prefix(count)))
                #expect(numbers.first(count, by: >) == Array(numbers.sorted(by: >).prefix(count)))
            }
        }
    }
}
