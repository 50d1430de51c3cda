public import FoyerSessions
import HTTPTypes
import Hummingbird

/// What the layers below answer to a request: a status and JSON, ready to be sent.
public struct Answer: Sendable {
    public let status: Int
    /// JSON text; empty when there is nothing to say.
    public let body: [UInt8]
    /// Further header fields, e.g. `Retry-After`.
    public let headers: [(name: String, value: String)]

    public init(status: Int = 200, body: [UInt8] = [], headers: [(name: String, value: String)] = []) {
        self.status = status
        self.body = body
        self.headers = headers
    }

    public init(_ problem: ProblemDetails, headers: [(name: String, value: String)] = []) {
        self.init(status: problem.status, body: problem.bytes, headers: headers)
    }

    var response: Response {
        var fields = HTTPFields()
        if !body.isEmpty {
            fields[.contentType] = status < 400 ? "application/json" : ProblemDetails.mediaType
        }
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        return Response(
            status: .init(code: status), headers: fields,
            body: body.isEmpty ? .init() : .init(byteBuffer: ByteBuffer(bytes: body))
        )
    }
}

extension ProblemDetails {
    var response: Response { Answer(self).response }
}
