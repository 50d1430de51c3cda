import FoyerCore

/// The answers to a posted command.
public struct NoticesShape: WireShape {
    public let notices: [VisitorNotice]

    public init(_ notices: [VisitorNotice]) {
        self.notices = notices
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in json.member("notices", notices) }
    }
}
