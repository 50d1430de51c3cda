/** The addresses of My Widgets. */
export const widgetsPlace = "/admin/widgets";

/** The address of a widget's editor. */
export function editorPlace(id: string): string {
  return `${widgetsPlace}/${encodeURIComponent(id)}`;
}

/** The widget that the path names; null for the list. */
export function widgetInPath(path: string): string | null {
  const rest = path.slice(widgetsPlace.length + 1).split("/")[0];
  return rest === "" ? null : decodeURIComponent(rest);
}
