extension Sequence {
    /// The `count` elements that come first, in order; of equal ones, any. Takes O(n log count): a page of a long list without sorting
    /// the rest.
    public func first(_ count: Int, by precedes: (Element, Element) -> Bool) -> [Element] {
        guard count > 0 else { return [] }
        // A heap of the first ones so far, the last of them on top.
        var heap: [Element] = []
        for element in self {
            if heap.count < count {
                heap.append(element)
                heap.lift(by: precedes)
            } else if precedes(element, heap[0]) {
                heap[0] = element
                heap.sink(by: precedes)
            }
        }
        return heap.sorted(by: precedes)
    }
}

extension Array {
    /// Moves the last element up until its parent does not precede it.
    fileprivate mutating func lift(by precedes: (Element, Element) -> Bool) {
        var place = count - 1
        while place > 0 {
            let parent = (place - 1) / 2
            guard precedes(self[parent], self[place]) else { return }
            swapAt(parent, place)
            place = parent
        }
    }

    /// Moves the first element down until it precedes neither child.
    fileprivate mutating func sink(by precedes: (Element, Element) -> Bool) {
        var place = 0
        while true {
            let (left, right) = (2 * place + 1, 2 * place + 2)
            var last = place
            if left < count, precedes(self[last], self[left]) { last = left }
            if right < count, precedes(self[last], self[right]) { last = right }
            guard last != place else { return }
            swapAt(last, place)
            place = last
        }
    }
}
