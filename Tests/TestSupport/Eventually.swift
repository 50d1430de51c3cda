/// Something that was awaited did not come.
public struct NeverCame: Error, CustomStringConvertible {
    public let awaited: String

    public var description: String { "never came: \(awaited)" }
}

/// Returns as soon as `condition` holds, asking again every few milliseconds.
///
/// - Parameters:
///   - awaited: what should come, for the failure.
///   - deadline: longer than anything takes on a busy machine; only a failure waits for it.
/// - Throws: `NeverCame` when it has not come within `deadline`; what `condition` throws.
public func eventually(
    _ awaited: String,
    within deadline: Duration = .seconds(60),
    _ condition: () async throws -> Bool
) async throws {
    let clock = ContinuousClock()
    let end = clock.now + deadline
    while try await !condition() {
        guard clock.now < end else { throw NeverCame(awaited: awaited) }
        try await Task.sleep(for: .milliseconds(5))
    }
}
