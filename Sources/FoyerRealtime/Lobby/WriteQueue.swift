/// Visits waiting to be written, in order; removing from the front moves the rest only occasionally.
struct WriteQueue<Element: Sendable>: Sendable {
    private var elements: [Element?] = []
    private var head = 0

    var count: Int { elements.count - head }

    mutating func append(_ element: Element) { elements.append(element) }

    /// Puts the elements that were taken last back to the front.
    mutating func putBack(_ taken: [Element]) {
        elements.replaceSubrange(..<head, with: taken.map(Optional.some))
        head = 0
    }

    mutating func take() -> Element? {
        guard head < elements.count else { return nil }
        let first = elements[head].take()
        head += 1
        if head == elements.count {
            elements = []
            head = 0
        } else if head > 1_024, head * 2 > elements.count {
            elements.removeFirst(head)
            head = 0
        }
        return first
    }

    mutating func take(_ limit: Int) -> [Element] {
        var taken: [Element] = []
        while taken.count < limit, let element = take() { taken.append(element) }
        return taken
    }
}
