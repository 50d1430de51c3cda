public import FoyerCore

/// Whether a queue is open, and when that changes.
public struct HoursPreviewShape: WireShape, Hashable {
    public let isOpen: Bool
    /// The next changes, in order.
    public let changes: [OfficeChange]

    public init(isOpen: Bool, changes: [OfficeChange]) {
        self.isOpen = isOpen
        self.changes = changes
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("changes", changes.map(ChangeShape.init))
            json.member("open", isOpen)
        }
    }

    private struct ChangeShape: WireShape {
        let change: OfficeChange

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("at", change.at)
                json.member("opens", change.opens)
            }
        }
    }
}
