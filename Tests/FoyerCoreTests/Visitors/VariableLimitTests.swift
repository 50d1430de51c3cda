import FoyerCore
import Testing

@Suite struct VariableLimitTests {
    private func numbered(_ numbers: Range<Int>, _ text: String = "x") -> [String: String] {
        Dictionary(uniqueKeysWithValues: numbers.map { ("v\($0 + 100)", text) })
    }

    @Test func `the fiftieth variable is stored and the next is left out`() {
        #expect(VariableLimit.leftOut(numbered(0..<50), beside: [:]) == [])
        #expect(VariableLimit.leftOut(numbered(49..<51), beside: numbered(0..<49)) == ["v150"])
    }

    @Test func `all names and texts together have at most 4096 characters`() {
        let long = String(repeating: "字", count: 252)  // 256 including its name
        #expect(VariableLimit.leftOut(numbered(0..<16, long), beside: [:]) == [])
        #expect(VariableLimit.leftOut(numbered(0..<17, long), beside: [:]) == ["v116"])
        #expect(VariableLimit.leftOut(["a": ""], beside: numbered(0..<16, long)) == ["a"])
    }

    @Test func `an existing variable can always be shortened, and is stored before new ones`() {
        let full = numbered(0..<16, String(repeating: "x", count: 252))
        #expect(VariableLimit.leftOut(["v100": "short", "new": "text"], beside: full) == [])
        #expect(VariableLimit.leftOut(["v100": String(repeating: "y", count: 253)], beside: full) == ["v100"])
        let over = numbered(0..<20, String(repeating: "x", count: 252))
        #expect(VariableLimit.leftOut(["v100": "short"], beside: over) == [])
    }
}
