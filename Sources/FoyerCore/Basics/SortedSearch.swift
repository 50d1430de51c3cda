extension RandomAccessCollection where Index == Int {
    /// Where the elements begin that `isReached`, given that all after one are; the end when there is none.
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
