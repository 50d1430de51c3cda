public import FoyerCore

/// The body of `POST /api/v1/setup/domains`.
public struct HostRequest: Hashable, Sendable {
    public let widget: Widget.ID
    public let domain: WidgetDomain

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        widget = try fields.id("widget")
        domain = try fields.domain("domain")
    }
}
