import FoyerCore

/// All queues, by name.
public struct QueueListShape: WireShape, Hashable {
    public let queues: [QueueShape]

    public init(_ queues: [QueueShape]) { self.queues = queues }

    public func write(to json: inout JSONWriter) {
        json.object { $0.member("queues", queues) }
    }
}
