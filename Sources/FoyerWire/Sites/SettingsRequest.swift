public import FoyerCore

/// The body of `PUT /api/v1/settings`: what is absent has its default again.
///
/// A name that is not known is refused: a setting that is misspelled would have its default again, unseen.
public struct SettingsRequest: Hashable, Sendable {
    public let values: [SiteSetting: Span]

    public init(body: [UInt8]) throws(MalformedFrame) {
        var values: [SiteSetting: Span] = [:]
        try Fields(text: body).value.forEachMember { key, value throws(MalformedFrame) in
            let name = key.text ?? ""
            if name == Self.edition || value.kind == .null { return }
            guard let setting = SiteSetting(rawValue: name) else {
                throw .notAllowed(
                    field: String(name.prefix(Self.shownName)),
                    allowed: "one of " + SiteSetting.allCases.map(\.rawValue).joined(separator: ", "))
            }
            values[setting] = try Self.span(value, of: setting)
        }
        self.values = values
    }

    /// Of the answer to `GET`: clients may send the whole of it back.
    private static let edition = "etag"
    /// How much of an unknown name is repeated in the refusal: longer than each known one.
    private static let shownName = 32

    private static func span(_ value: JSONValue, of setting: SiteSetting) throws(MalformedFrame) -> Span {
        guard let milliseconds = value.integer else {
            throw .wrongType(field: setting.rawValue, expected: "a whole number of milliseconds")
        }
        let (bounds, span) = (setting.bounds, Span.milliseconds(milliseconds))
        guard bounds.contains(span) else {
            throw .notAllowed(
                field: setting.rawValue,
                allowed: "\(bounds.lowerBound.milliseconds) to \(bounds.upperBound.milliseconds) milliseconds"
            )
        }
        return span
    }
}
