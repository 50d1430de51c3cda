import Glibc

/// Measures how much longer a parser takes for ten times the input.
enum Cost {
    private static let small = 10_000
    private static let large = 100_000
    /// Linear is ten; the rest allows for caches and the machine.
    private static let limit = 15.0
    /// Shorter times are not measured: the clock and the machine are too coarse.
    private static let trifle = 0.000_5
    /// The fastest of so many runs counts, since disturbances only slow a run down.
    private static let runs = 5

    /// Prints a line for each family of inputs; true if the time of one grows faster than its input.
    static func grows(of targets: [Target]) -> Bool {
        var isBroken = false
        for target in targets {
            for worst in target.worst {
                let before = least(worst, worst.input(small))
                let after = least(worst, worst.input(large))
                let ratio = after / max(before, trifle / 10)
                let verdict = ratio <= limit ? "ok" : "GROWS"
                isBroken = isBroken || ratio > limit
                let shown = [before, after].map { "\(($0 * 1e6).rounded() / 1e3)" }.joined(separator: " → ")
                print(
                    "\(target.name), \(worst.name): \(shown) ms, × \((ratio * 10).rounded() / 10) \(verdict)")
            }
        }
        return isBroken
    }

    private static func least(_ worst: Worst, _ input: [UInt8]) -> Double {
        (0..<runs).map { _ in
            let start = now
            worst.work(input)
            return now - start
        }.min() ?? 0
    }

    /// Processor seconds of this thread.
    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
