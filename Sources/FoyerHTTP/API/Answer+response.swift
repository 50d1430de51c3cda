import FoyerAPI
import FoyerSessions
import FoyerWire
import HTTPTypes
import Hummingbird

extension Answer {
    /// Converts to a response of Hummingbird. A problem carries the id of the request.
    func response(to context: AppContext) -> Response {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        let body: [UInt8]
        switch content {
        case .nothing: return Response(status: .init(code: status), headers: fields)
        case .json(let bytes):
            fields[.contentType] = "application/json"
            body = bytes
        case .problem(var problem):
            problem.requestID = context.requestID
            fields[.contentType] = Problem.mediaType
            body = problem.encoded()
        case .file(let type, let write):
            fields[.contentType] = type
            let file = ResponseBody { writer in
                try await write { part in try await writer.write(ByteBuffer(bytes: part)) }
                try await writer.finish(nil)
            }
            return Response(status: .init(code: status), headers: fields, body: file)
        }
        return Response(
            status: .init(code: status), headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}

extension Problem {
    func response(to context: AppContext, headers: HTTPFields = [:]) -> Response {
        var fields = headers
        var problem = self
        problem.requestID = context.requestID
        fields[.contentType] = Self.mediaType
        return Response(
            status: .init(code: status), headers: fields,
            body: .init(byteBuffer: ByteBuffer(bytes: problem.encoded())))
    }
}
