import FoyerCore
public import FoyerService

/// The page that shows a widget beside its editor.
public enum WidgetPreview {
    /// What an agent needs to see it: the same as for the widgets themselves.
    public static let need = Need.anyOf([.manageWidgets, .seeSettings])
}
