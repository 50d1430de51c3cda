import { usePath } from "../../console/places/usePath";
import { WidgetEditor } from "./WidgetEditor";
import { WidgetList } from "./WidgetList";
import { widgetInPath } from "./places";

/** Admin Console > Omni Widget > My Widgets: the list, or the editor of the widget in the address. */
export function WidgetsPage() {
  const id = widgetInPath(usePath());
  return id === null ? <WidgetList /> : <WidgetEditor key={id} id={id} />;
}
