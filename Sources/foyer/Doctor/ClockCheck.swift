import CClock
import FoyerCore
import Foundation

/// Whether times can be trusted: they order messages, end chats, and open and close queues.
enum ClockCheck {
    /// How long the two clocks are compared.
    private static let period = Span.milliseconds(200)
    /// Milliseconds that they may differ by then: a clock that is slewed drifts by 0.1, a stepped one jumps.
    private static let tolerance: Int64 = 50
    /// 2026-01-01: this program did not exist before.
    private static let birth = 1_767_225_600.0

    static func findings() async -> [Finding] {
        [await clock(), zones()]
    }

    private static func clock() async -> Finding {
        let (wall, steady) = (Date(), ContinuousClock.now)
        // Cancelled: the comparison is of a shorter period.
        try? await Task.sleep(for: .milliseconds(period.milliseconds))
        let passed = steady.duration(to: .now).components
        let apart =
            Int64(Date().timeIntervalSince(wall) * 1_000) - passed.seconds * 1_000
            - passed.attoseconds / 1_000_000_000_000_000
        if wall.timeIntervalSince1970 < birth {
            return .fail(
                "clock", "it shows \(wall.formatted(.iso8601)), which is before this program was written",
                do: "set the clock and start an NTP service")
        }
        guard abs(apart) <= tolerance else {
            return .warn(
                "clock", "it jumped by \(apart) ms within \(period.milliseconds) ms",
                do: "let the NTP service slew the clock instead of setting it")
        }
        // Containers may be forbidden to ask.
        let isSynchronised = foyer_clock_is_synchronised()
        if isSynchronised == 0 {
            return .warn(
                "clock", "\(wall.formatted(.iso8601)); the kernel does not count it as synchronised",
                do: "start an NTP service, such as systemd-timesyncd or chrony, here or on the host")
        }
        return .ok("clock", "\(wall.formatted(.iso8601))\(isSynchronised == 1 ? ", synchronised" : "")")
    }

    /// Office hours are kept in time zones of their own, which change twice a year.
    private static func zones() -> Finding {
        let summer = Date(timeIntervalSince1970: 1_782_864_000)  // 2026-07-01
        guard let zone = TimeZone(identifier: "Europe/Berlin"), zone.secondsFromGMT(for: summer) == 7_200
        else {
            return .fail(
                "time zones", "the zone Europe/Berlin is not known here",
                do: "install the package tzdata: office hours would be wrong")
        }
        return .ok("time zones", "known; this machine is in \(TimeZone.current.identifier)")
    }
}
