import Foundation
import NIOCore

/// The simulation's minimal reader and writer of the protocol's JSON.
enum DemoJSON {
    /// The parsed frame; nil if it has another shape.
    static func read<Value: Decodable>(_ text: ByteBuffer, as type: Value.Type) -> Value? {
        try? JSONDecoder().decode(type, from: Data(text.readableBytesView))
    }

    /// A text in quotation marks.
    static func quoted(_ text: String) -> String {
        let data = (try? JSONEncoder().encode(text)) ?? Data("\"\"".utf8)
        return String(decoding: data, as: UTF8.self)
    }
}
