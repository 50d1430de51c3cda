import FoyerWire
import Foundation
import TestSupport
import Testing

@testable import FoyerAPI

/// The OpenAPI description and docs/protocol.md match the API.
struct DocumentTests {
    @Test func `docs/protocol.md names every endpoint and no others`() throws {
        let file = Checkout.root.appending(path: "docs/protocol.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let named = text.matches(of: /`(GET|POST|PUT|PATCH|DELETE) (\/api\/v1\/[a-z\/{}.-]+)/).map {
            "\($0.output.1) \($0.output.2)"
        }
        #expect(Set(named).subtracting(["GET /api/v1/socket"]) == Set(API.endpoints.map(\.name)))
    }

    @Test func `the OpenAPI description has every endpoint, and its references resolve`() throws {
        let document = try description()
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        let operations = paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } }
        #expect(Set(operations) == Set(API.endpoints.map(\.name)))

        let parts = try #require(document["components"] as? [String: Any])
        let components = try #require(parts["schemas"] as? [String: Any])
        let used = references(in: document)
        #expect(!used.isEmpty)
        #expect(used == Set(components.keys.map { "#/components/schemas/\($0)" }))
    }

    @Test func `every refusal code has a documentation page`() {
        for code in RefusalCode.allCases {
            let page = ProblemPage.html(of: code)
            #expect(page.contains(code.title) && page.contains("\(code.httpStatus) \(code.rawValue)"))
            #expect(!code.meaning.isEmpty && !code.remedy.isEmpty)
            #expect(!(code.meaning + code.remedy + code.title).contains { "<&\"".contains($0) }, "\(code)")
        }
    }

    @Test func `every command of the golden files is described`() throws {
        let schemas = Set(CommandSchemas.members.keys)
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fixtures/wire/agent-command")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let types = try files.compactMap { file -> String? in
            try JSONDocument(Array(try Data(contentsOf: file))).root.member("type")?.text
        }
        #expect(Set(types) == schemas)
    }

    private func description() throws -> [String: Any] {
        let bytes = OpenAPI.document(version: "1")
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    private func references(in value: Any) -> Set<String> {
        if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(references(in: $1)) } }
        guard let object = value as? [String: Any] else { return [] }
        var found = object.values.reduce(into: Set<String>()) { $0.formUnion(references(in: $1)) }
        if let name = object["$ref"] as? String { found.insert(name) }
        return found
    }
}
