/// An awaited condition was not met in time.
public struct NeverCame: Error, CustomStringConvertible {
    public let awaited: String

    public var description: String { "never came: \(awaited)" }
}

/// Returns as soon as `condition` holds, checking it every few milliseconds.
///
/// - Parameters:
///   - awaited: describes the condition in the failure.
///   - deadline: longer than any step takes on a busy machine; only a failing test waits for it.
/// - Throws: `NeverCame` when the deadline has passed; rethrows the errors of `condition`.
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
