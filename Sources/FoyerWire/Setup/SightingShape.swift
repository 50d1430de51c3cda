public import FoyerCore

/// The first page that showed a widget.
public struct SightingShape: WireShape, Hashable {
    private let sighting: WidgetSighting

    public init(_ sighting: WidgetSighting) { self.sighting = sighting }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("address", sighting.address.description)
            json.member("at", sighting.at)
            json.member("url", sighting.url)
        }
    }
}
