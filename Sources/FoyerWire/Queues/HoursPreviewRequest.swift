public import FoyerCore

/// The body of `POST /api/v1/office-hours/preview`.
public struct HoursPreviewRequest: Hashable, Sendable {
    public let hours: OfficeHours
    /// nil: now.
    public let at: Instant?

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        hours = try OfficeHours(try fields.object("hours"))
        at = try fields.instantIfGiven("at")
    }
}
