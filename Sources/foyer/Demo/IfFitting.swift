import Foundation
import NIOCore

/// A value of the expected shape, or nil: `chat` is an object in one notice and an id in another.
struct IfFitting<Value: Decodable>: Decodable {
    let value: Value?

    init(from decoder: any Decoder) {
        value = try? Value(from: decoder)
    }
}
