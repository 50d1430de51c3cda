import Testing

@testable import FoyerMetrics

@Suite struct MetricTests {
    @Test func theTextHasHelpTypeAndSamples() {
        let text = Metric.text([
            Metric("x_total", .counter, "All of them.", by: "kind", ["a": 1, "b": 2]),
            Metric("y", .gauge, "Now.", 1.5),
        ])
        #expect(
            text == """
                # HELP x_total All of them.
                # TYPE x_total counter
                x_total{kind="a"} 1
                x_total{kind="b"} 2
                # HELP y Now.
                # TYPE y gauge
                y 1.5

                """)
    }

    @Test(arguments: [("\"", "\\\""), ("\\", "\\\\"), ("\n", "\\n"), ("ä{}=,", "ä{}=,")])
    func aLabelIsEscaped(value: String, written: String) {
        let text = Metric.text([Metric("x", .gauge, "H", samples: [.init([("l", value)], 1)])])
        #expect(text.hasSuffix("\nx{l=\"\(written)\"} 1\n"))
    }

    @Test func largeAndFractionalNumbersAreWritten() {
        for (value, written) in [(9_007_199_254_740_991, "9007199254740991"), (0.25, "0.25"), (-3, "-3")]
            as [(Double, String)]
        {
            #expect(Metric.text([Metric("x", .gauge, "H", value)]).hasSuffix("x \(written)\n"))
        }
        #expect(Metric.text([Metric("x", .gauge, "H", 1e300)]).hasSuffix("x 1e+300\n"))
    }
}
