import FoyerCore

/// A type that can be interpolated in `SQL`, and how it is stored.
public protocol SQLBindable {
    var sqlValue: SQLValue { get }
}
