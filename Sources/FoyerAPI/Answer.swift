import FoyerCore
public import FoyerSessions
public import FoyerWire

/// The response to a request: status, headers and body, independent of the HTTP library.
public struct Answer: Sendable {
    public enum Content: Sendable {
        case nothing
        /// JSON text.
        case json([UInt8])
        case problem(Problem)
        /// A file, written in parts while it is sent. A part that cannot be made breaks the connection off, so that nobody takes the
        /// beginning for the whole.
        case file(type: String, write: FileWriter)
    }

    /// Writes a file by calling what it is given once for each part.
    public typealias FileWriter =
        @Sendable (_ part: (_ bytes: [UInt8]) async throws -> Void) async throws -> Void

    public let status: Int
    public let content: Content
    /// Further header fields, e.g. `Set-Cookie`.
    public var headers: [(name: String, value: String)]

    public init(status: Int = 200, _ content: Content, headers: [(name: String, value: String)] = []) {
        self.status = status
        self.content = content
        self.headers = headers
    }

    public init(_ problem: Problem) {
        self.init(status: problem.status, .problem(problem))
        if let retryAfter = problem.retryAfter {
            // Whole seconds (RFC 9110 section 10.2.3), rounded up.
            headers.append((name: "Retry-After", value: String((retryAfter.milliseconds + 999) / 1_000)))
        }
    }

    public init(_ reply: Reply) {
        if let problem = reply.problem {
            self.init(problem)
        } else {
            self.init(status: reply.status, reply.body.isEmpty ? .nothing : .json(reply.body))
        }
    }

    static func ok(_ shape: some WireShape, tag: Revision? = nil) -> Answer {
        Answer(.json(shape.encoded()), headers: tagged(tag))
    }

    static func created(_ shape: some WireShape, tag: Revision? = nil) -> Answer {
        Answer(status: 201, .json(shape.encoded()), headers: tagged(tag))
    }

    /// A table of comma-separated values, to be saved by the browser.
    /// - Parameter name: of the file, without its ending; ASCII.
    static func csv(named name: String, _ write: @escaping FileWriter) -> Answer {
        Answer(
            .file(type: csvType, write: write),
            headers: [
                (name: "Content-Disposition", value: "attachment; filename=\"\(name).csv\""),
                (name: "Cache-Control", value: "no-store"),
            ])
    }

    static let csvType = "text/csv; charset=utf-8"

    static let done = Answer(status: 204, .nothing)

    private static func tagged(_ tag: Revision?) -> [(name: String, value: String)] {
        tag.map { [(name: "ETag", value: $0.entityTag)] } ?? []
    }
}
