import { EmptyState } from "../../ui/EmptyState";
import { Page } from "../../ui/Page";
import { InstallTag } from "../../console/parts/InstallTag";
import { useFoyer } from "../../console/state/useFoyer";
import { adminWords } from "../words/words";

const words = adminWords.widgets;

/** Admin Console > Omni Widget > My Widgets: the tag of each website. */
export function WidgetsPage() {
  const widgets = useFoyer((state) => state.widgets);
  const all = [...widgets.values()].sort((left, right) => left.name.localeCompare(right.name));
  return (
    <Page title={words.title} about={words.about}>
      {all.length === 0
        ? (
          <EmptyState icon="app-window" title={words.none}>
            <p>{words.noneBody}</p>
          </EmptyState>
        )
        : (
          <ul className="widget-cards">
            {all.map((widget) => (
              <li key={widget.id} className="widget-card">
                <h3>{widget.name}</h3>
                <InstallTag widget={widget.id} />
              </li>
            ))}
          </ul>
        )}
      <p className="admin-hint">
        {words.domains} <code>foyer widgets</code>, <code>foyer add-widget</code>,{" "}
        <code>foyer set-domains</code>
      </p>
    </Page>
  );
}
