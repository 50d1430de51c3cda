/// Something with a deadline on the wheel.
protocol TimerWheelEntry: AnyObject {
    /// Where the wheel keeps it; written only by the wheel.
    var place: TimerWheelPlace? { get set }
}
