public import FoyerCore

/// A flow as JSON: what is stored, exported and imported.
extension Flow: WireShape {
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.member("name", name)
            json.member("nodes", nodes)
            json.member("start", start)
            json.member("version", version)
        }
    }

    /// Parses an exported or stored flow. `FlowCheck` validates its meaning.
    public init(json: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: json)
        self.init(
            id: try fields.id("id"), name: try fields.text("name", upTo: FlowLimit.name),
            version: Int(try fields.integer("version")),
            start: try fields.text("start", upTo: FlowLimit.name),
            nodes: try Self.nodes(try fields.object("nodes")))
    }

    private static func nodes(_ fields: Fields) throws(MalformedFrame) -> [FlowNode.Name: FlowNode] {
        var nodes: [FlowNode.Name: FlowNode] = [:]
        try fields.value.forEachMember { (key, value) throws(MalformedFrame) in
            let name = key.text ?? ""
            let path = "\(fields.path).\(name.cut(to: FlowLimit.name))"
            guard !name.isEmpty else { throw .empty(field: "\(fields.path) (a name)") }
            guard name.unicodeScalars.count <= FlowLimit.name else {
                throw .tooLong(field: path, limit: FlowLimit.name, got: name.unicodeScalars.count)
            }
            nodes[name] = try FlowNode(try Fields(value, at: path))
        }
        guard nodes.count <= FlowLimit.nodes else {
            throw .tooLong(field: fields.path, limit: FlowLimit.nodes, got: nodes.count)
        }
        return nodes
    }
}
