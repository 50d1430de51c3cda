extension RandomAccessCollection where Index == Int {
    /// The first index at which `isReached` holds, given that it holds for all later ones; the end if there
    /// is none.
    @inlinable package func firstPosition(where isReached: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if isReached(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
