struct TimerWheelPlace: Hashable, Sendable {
    fileprivate(set) var slot: Int32
    fileprivate(set) var index: Int32
}
