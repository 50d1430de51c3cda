import FoyerCore
import FoyerService
import TestSupport
import Testing

struct TokenBucketTests {
    private static let now = Instant(milliseconds: 1_795_000_000_000)

    @Test func `the returned wait is exact`() {
        let rate = TokenRate(burst: 3, perSecond: 3)
        var bucket = TokenBucket()
        for _ in 0..<3 { #expect(bucket.take(of: rate, at: Self.now) == nil) }

        let wait = bucket.take(of: rate, at: Self.now) ?? .seconds(0)

        #expect(wait == .milliseconds(334))
        #expect(bucket.take(of: rate, at: Self.now + wait - .milliseconds(1)) != nil)
        #expect(bucket.take(of: rate, at: Self.now + wait) == nil)
    }

    @Test func `a cost above the burst is allowed and leaves a debt`() {
        let rate = TokenRate(burst: 2, perSecond: 1)
        var bucket = TokenBucket()

        #expect(bucket.take(10, of: rate, at: Self.now) == nil)
        #expect(bucket.take(of: rate, at: Self.now) == .seconds(9))
        #expect(!bucket.isFull(at: Self.now + .seconds(9)))
        #expect(bucket.isFull(at: Self.now + .seconds(10)))
    }

    @Test func `random takes agree with a count of tokens`() {
        var random = SplitMix(seed: 3)
        let rate = TokenRate(burst: 20, perSecond: 4)
        var bucket = TokenBucket()
        var (tokens, moment) = (20_000, Self.now)  // thousandths
        for step in 0..<20_000 {
            let passed = Int.random(in: 0...400, using: &random)
            moment = moment + .milliseconds(Int64(passed))
            tokens = min(20_000, tokens + passed * 4)
            let cost = Int.random(in: 1...3, using: &random)
            let taken = bucket.take(cost, of: rate, at: moment) == nil
            #expect(taken == (tokens >= 1_000), "step \(step)")
            if taken { tokens -= cost * 1_000 }
            if bucket.isFull(at: moment) != (tokens >= 20_000) { Issue.record("step \(step)") }
        }
    }
}
