import FoyerCore
public import FoyerRealtime

/// Where a session writes. Implemented by the transport; may be called from any thread.
public protocol FrameSink: AnyObject, Sendable {
    /// Queues a frame. The transport disconnects a client whose queue exceeds `SinkLimit`.
    func send(_ frame: Frame)
    /// Closes with a WebSocket close code (RFC 6455 section 7.4).
    func close(code: UInt16)
    /// The outlet that sends this client's frames.
    var outlet: any Outlet { get }
    /// Stops reading from the client: further frames stay in its connection and fill no queue of ours. Frames
    /// that were read already are still passed to the session.
    func pauseReading()
    /// Ends one pause.
    func resumeReading()
}

extension FrameSink {
    // A stream's client sends by POST, and waits for each answer.
    public func pauseReading() {}
    public func resumeReading() {}
}
