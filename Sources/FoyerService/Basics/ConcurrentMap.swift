/// Two hundred at a time: they share flushes, and a new message waits behind no more than these.
private let atOnce = 200

/// Runs `body` for many elements concurrently, so that they wait for the store together.
/// - Returns: the results, in the order of `elements`.
func concurrentMap<Element: Sendable, Answer: Sendable>(
    _ elements: [Element], _ body: @escaping @Sendable (Element) async -> Answer
) async -> [Answer] {
    var answers: [Answer] = []
    for start in stride(from: 0, to: elements.count, by: atOnce) {
        let part = elements[start..<min(start + atOnce, elements.count)]
        let found = await withTaskGroup(of: (place: Int, answer: Answer).self) { group in
            for (place, element) in zip(part.indices, part) { group.addTask { (place, await body(element)) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        answers += found.sorted { $0.place < $1.place }.map(\.answer)
    }
    return answers
}
