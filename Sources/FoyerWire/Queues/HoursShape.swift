public import FoyerCore

/// The office hours of a queue.
public struct HoursShape: WireShape, Hashable {
    public let hours: OfficeHours

    public init(_ hours: OfficeHours) { self.hours = hours }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("byHand", hours.byHand.map(ByHandShape.init))
            json.member("exceptions", hours.exceptions.map(ExceptionShape.init))
            json.member(
                "week",
                object: { json in
                    // In the order of the alphabet, as all members.
                    for (weekday, name) in Weekday.names.sorted(by: { $0.0.rawValue < $1.0.rawValue }) {
                        json.member(name, (hours.week[weekday] ?? []).map(SpanShape.init))
                    }
                })
            json.member("zone", hours.zone)
        }
    }

    private struct SpanShape: WireShape {
        let span: OpenSpan

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("from", span.from)
                json.member("to", span.to)
            }
        }
    }

    private struct ExceptionShape: WireShape {
        let exception: HoursException

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("day", exception.day.description)
                json.member("name", exception.name)
                json.member("spans", exception.spans.map(SpanShape.init))
            }
        }
    }

    private struct ByHandShape: WireShape {
        let byHand: OfficeHours.ByHand

        func write(to json: inout JSONWriter) {
            json.object { json in
                switch byHand {
                case .closed(let until):
                    json.member("state", OfficeHours.ByHand.Word.closed)
                    json.member("until", until)
                case .open(let until):
                    json.member("state", OfficeHours.ByHand.Word.open)
                    json.member("until", until)
                }
            }
        }
    }
}
