import ArgumentParser
import FoyerCore

/// A duration: a number with a unit, such as `500ms`, `30s`, `10m`, `2h` or `30d`.
/// A number without a unit is refused as ambiguous. Any text can be stored, so that the error can name its
/// source and what is allowed.
struct DurationSetting: ExpressibleByArgument, CustomStringConvertible {
    /// The text as written.
    let description: String

    init(argument: String) { description = argument }

    init(_ span: Span) {
        let unit = Self.units.sorted { $0.milliseconds > $1.milliseconds }
            .first { span.milliseconds % $0.milliseconds == 0 }
        description = "\(span.milliseconds / (unit?.milliseconds ?? 1))\(unit?.name ?? "ms")"
    }

    /// `ms` comes before `m` and `s`, which end the same way.
    private static let units: [(name: String, milliseconds: Int64)] = [
        ("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
    ]

    /// A hundred years in milliseconds: beyond it, future moments overflow.
    private static let limit: Int64 = 36_525 * 86_400_000

    /// - Parameter flag: named in the failure.
    /// - Throws: `CommandFailure` if the text is not a duration.
    func span(of flag: String) throws(CommandFailure) -> Span {
        guard let unit = Self.units.first(where: { description.hasSuffix($0.name) }),
            let count = Int64(description.dropLast(unit.name.count)), count > 0
        else {
            throw CommandFailure(
                description:
                    "\(flag): must be a positive number with a unit (ms, s, m, h or d), such as 90s or 10m, "
                    + "not \"\(description)\"")
        }
        let (milliseconds, isTooLong) = count.multipliedReportingOverflow(by: unit.milliseconds)
        guard !isTooLong, milliseconds <= Self.limit else {
            throw CommandFailure(description: "\(flag): must be at most 36525d, not \(description)")
        }
        return .milliseconds(milliseconds)
    }

    var defaultValueDescription: String { description }
}
