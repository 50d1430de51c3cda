import Testing

@testable import FoyerMetrics

@Suite struct DurationHistogramTests {
    private func lines(_ histogram: DurationHistogram) -> [Substring] {
        Metric.text([Metric("x_seconds", .histogram, "Help.", samples: histogram.samples([("a", "b")]))])
            .split(separator: "\n")
    }

    @Test func eachBucketCountsEverythingUpToItsBound() {
        let histogram = DurationHistogram()
        for milliseconds in [0, 1, 1, 30, 60_000] { histogram.record(.milliseconds(milliseconds)) }
        let lines = lines(histogram)
        #expect(lines.contains("x_seconds_bucket{a=\"b\",le=\"0.0005\"} 1"))
        #expect(lines.contains("x_seconds_bucket{a=\"b\",le=\"0.001\"} 3"))
        #expect(lines.contains("x_seconds_bucket{a=\"b\",le=\"0.025\"} 3"))
        #expect(lines.contains("x_seconds_bucket{a=\"b\",le=\"0.05\"} 4"))
        #expect(lines.contains("x_seconds_bucket{a=\"b\",le=\"10.0\"} 4"))
        #expect(lines.contains("x_seconds_bucket{a=\"b\",le=\"+Inf\"} 5"))
        #expect(lines.contains("x_seconds_sum{a=\"b\"} 60.032"))
        #expect(lines.contains("x_seconds_count{a=\"b\"} 5"))
        #expect(histogram.count == 5)
    }

    @Test func aBoundBelongsToItsBucket() {
        for (index, bound) in DurationHistogram.bounds.enumerated() {
            let histogram = DurationHistogram()
            histogram.record(.nanoseconds(Int64(bound)))
            histogram.record(.nanoseconds(Int64(bound) + 1))
            let counts = histogram.samples().prefix(DurationHistogram.bounds.count + 1).map(\.value)
            #expect(counts == counts.indices.map { $0 < index ? 0 : $0 == index ? 1 : 2 })
        }
    }

    @Test func aNegativeDurationCountsAsZero() {
        let histogram = DurationHistogram()
        histogram.record(.seconds(-1))
        #expect(histogram.samples().first?.value == 1)
        #expect(lines(histogram).contains("x_seconds_sum{a=\"b\"} 0"))
    }

    @Test func thereIsABucketForEachBoundAndOneAbove() {
        let names = DurationHistogram().samples().map(\.suffix)
        #expect(names.filter { $0 == "_bucket" }.count == DurationHistogram.bounds.count + 1)
        #expect(DurationHistogram.bounds == DurationHistogram.bounds.sorted())
    }
}
