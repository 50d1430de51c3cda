import FoyerWire

/// The description of the API in OpenAPI 3.1, generated from the endpoints.
public enum OpenAPI {
    /// JSON, which is YAML as well (YAML 1.2, section 1.3).
    /// - Parameter version: the server's version
    public static func document(of endpoints: [Endpoint] = API.endpoints, version: String) -> [UInt8] {
        let used = endpoints.flatMap { [$0.body, $0.success.schema] }.compactMap(\.self)
        var components = used.reduce(into: [String: JSON]()) { $0.merge($1.components) { $1 } }
        components.merge(Schema.problem.components) { $1 }
        var paths: [String: [String: JSON]] = [:]
        for endpoint in endpoints {
            paths[endpoint.path, default: [:]][endpoint.method.rawValue.lowercased()] = operation(endpoint)
        }
        let document: JSON = [
            "openapi": "3.1.0",
            "info": [
                "title": "Foyer",
                "version": .text(version),
                "summary": "Live web chat, self-hosted.",
                "description": .text(about),
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "servers": [["url": "/"]],
            "paths": .object(paths.mapValues(JSON.object)),
            "components": [
                "schemas": .object(components),
                "securitySchemes": [
                    "session": [
                        "type": "apiKey", "in": "cookie", "name": "foyer_session",
                        "description":
                            "Set by `POST /api/v1/session`. Over https its name is `__Host-foyer_session`.",
                    ]
                ],
            ],
        ]
        return document.encoded()
    }

    private static let about = """
        The REST API of Foyer's consoles. Errors are problem details (RFC 9457); their `type` is a page of this server that \
        says what to do. Every request but GET needs an `Origin` of the server's own pages. Every answer has `X-Request-Id`. \
        The conversations by WebSocket are described in docs/protocol.md.
        """

    private static func operation(_ endpoint: Endpoint) -> JSON {
        var operation: [String: JSON] = [
            "operationId": .text(name(of: endpoint)),
            "summary": .text(endpoint.summary),
            "responses": .object(responses(endpoint)),
        ]
        let parameters =
            endpoint.parameters.map(pathParameter) + endpoint.query.map(queryParameter)
            + headers(endpoint)
        if !parameters.isEmpty { operation["parameters"] = .list(parameters) }
        if let body = endpoint.body {
            operation["requestBody"] = [
                "required": true, "content": .object([endpoint.bodyType: ["schema": body.json]]),
            ]
        }
        switch endpoint.access {
        case .everyone: operation["security"] = []
        case .needs(let need):
            operation["security"] = [["session": []]]
            operation["description"] = .text(need.words)
        }
        return .object(operation)
    }

    /// `getBans`, `patchBansById`.
    private static func name(of endpoint: Endpoint) -> String {
        let parts = endpoint.path.split(separator: "/").dropFirst(2)
        let words = parts.map { part in
            let word = part.filter { $0 != "{" && $0 != "}" }
            return (part.first == "{" ? "By" : "") + word.prefix(1).uppercased() + word.dropFirst()
        }
        return endpoint.method.rawValue.lowercased() + words.joined()
    }

    private static func pathParameter(_ name: String) -> JSON {
        ["name": .text(name), "in": "path", "required": true, "schema": Schema.id.json]
    }

    private static func queryParameter(_ parameter: QueryParameter) -> JSON {
        [
            "name": .text(parameter.name), "in": "query", "schema": parameter.schema.json,
            "description": .text(parameter.about),
        ]
    }

    private static func headers(_ endpoint: Endpoint) -> [JSON] {
        var headers: [JSON] = []
        if endpoint.edition != .none {
            headers.append([
                "name": "If-Match", "in": "header", "required": .bool(endpoint.edition == .mustMatch),
                "schema": ["type": "string"],
                "description": "The ETag of what is meant, or * for whatever is there.",
            ])
        }
        if endpoint.isRepeatable {
            headers.append([
                "name": "Idempotency-Key", "in": "header",
                "schema": [
                    "type": "string", "minLength": 1, "maxLength": .number(APIRequest.keyLimit),
                    "pattern": "^[!-~]+$",
                ],
                "description":
                    "Sent again with the same request within a day, the first answer is given again.",
            ])
        }
        return headers
    }

    private static func responses(_ endpoint: Endpoint) -> [String: JSON] {
        var success: [String: JSON] = ["description": "Done."]
        if let schema = endpoint.success.schema {
            success["content"] = .object([endpoint.success.mediaType: ["schema": schema.json]])
        }
        var headers: [String: JSON] = ["X-Request-Id": header("Names the request in the server's log.")]
        if endpoint.success.hasTag { headers["ETag"] = header("The revision, for If-Match.") }
        if endpoint.success.setsCookies { headers["Set-Cookie"] = header("The session.") }
        success["headers"] = .object(headers)
        var responses = ["\(endpoint.success.status)": JSON.object(success)]
        for (status, codes) in Dictionary(grouping: endpoint.allRefusals, by: \.httpStatus) {
            let names = codes.map(\.rawValue).sorted().joined(separator: ", ")
            responses["\(status)"] = [
                "description": .text("Refused: \(names)."),
                "content": .object([Problem.mediaType: ["schema": Schema.problem.json]]),
            ]
        }
        return responses
    }

    private static func header(_ about: String) -> JSON {
        ["description": .text(about), "schema": ["type": "string"]]
    }
}

extension Endpoint {
    /// All codes that it may refuse with.
    var allRefusals: Set<RefusalCode> {
        var all = Set(refusals)
        all.insert(.unavailable)
        if method != .get { all.insert(.originNotAllowed) }
        if body != nil { all.formUnion([.malformed, .tooLarge]) }
        if !query.isEmpty { all.insert(.malformed) }
        if isRepeatable { all.formUnion([.malformed, .keyUsed]) }
        switch edition {
        case .none: break
        case .mayMatch: all.insert(.editedMeanwhile)
        case .mustMatch: all.formUnion([.editedMeanwhile, .editionMissing])
        }
        switch access {
        case .everyone: break
        case .needs: all.formUnion([.loggedOut, .forbidden])
        }
        return all
    }
}

extension Schema {
    static let problem = object([
        .always("code", .word(RefusalCode.self)),
        .always("detail", .text(), "What was wrong in this case, and what is allowed."),
        .sometimes("field", .text(), "The member, parameter or header that was wrong."),
        .sometimes("reason", .reason, "What it is about, as values; absent where the code says everything."),
        .sometimes("requestId", .text(), "Names the request in the server's log."),
        .sometimes("retryAfter", .integer(), "Milliseconds after which it may work."),
        .always("status", .integer(400, 599)),
        .always("title", .text(), "The same for each problem of this type, unless it names somebody."),
        .always("type", .text(), "The page that says what it means: /problems/ and the code."),
    ]).named("Problem")

    private static let reason = object(
        [.always("is", .text(), "Which reason it is; its other members are the values (protocol, 2.4).")],
        isOpen: true
    ).named("Reason")
}
