public import FoyerWire

/// The response to a request over plain HTTP: a status and JSON.
public struct Reply: Sendable {
    public let status: Int
    /// JSON; may be empty.
    public let body: [UInt8]
    /// Why the request was refused; nil if it was not.
    public let problem: Problem?

    public init(status: Int = 200, body: [UInt8] = []) {
        self.status = status
        self.body = body
        problem = nil
    }

    init(_ problem: Problem) {
        status = problem.status
        body = problem.encoded()
        self.problem = problem
    }

    init(_ shape: some WireShape, status: Int = 200) {
        self.init(status: status, body: shape.encoded())
    }
}
