import FoyerAPI
import FoyerWire
import HTTPTypes
import Hummingbird

/// The description of the API, and a page for each kind of problem.
struct DocumentRoutes: Sendable {
    /// The server's version.
    let version: String

    func add(to routes: Routes) {
        let document = OnDemand { [version] in ByteBuffer(bytes: OpenAPI.document(version: version)) }
        // JSON is YAML, so both are the same text.
        for (path, type) in [("/openapi.yaml", "application/yaml"), ("/openapi.json", "application/json")] {
            routes.on(path, .get) { _, _ in
                Response(
                    status: .ok, headers: [.contentType: type, .cacheControl: "no-cache"],
                    body: .init(byteBuffer: document.value))
            }
        }
        for code in RefusalCode.allCases {
            routes.on(Problem.page(of: code.rawValue), .get, label: Problem.page(of: "{code}")) { _, _ in
                Response(
                    status: .ok,
                    headers: [
                        .contentType: "text/html; charset=utf-8", .contentSecurityPolicy: PagePolicy.plain,
                        .cacheControl: "no-cache",
                    ],
                    body: .init(byteBuffer: ByteBuffer(string: ProblemPage.html(of: code))))
            }
        }
    }
}
