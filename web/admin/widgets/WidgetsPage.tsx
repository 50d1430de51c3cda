import { EmptyState } from "../../ui/EmptyState";
import { InstallTag } from "../../console/parts/InstallTag";
import { useFoyer } from "../../console/state/useFoyer";
import { AdminMenu } from "../AdminMenu";
import { adminWords } from "../words";

const words = adminWords.widgets;

/** Admin Console > Omni Widget > My Widgets: the tag of each website. */
export function WidgetsPage() {
  const widgets = useFoyer((state) => state.widgets);
  const all = [...widgets.values()].sort((left, right) => left.name.localeCompare(right.name));
  return (
    <div className="admin">
      <AdminMenu />
      <section className="admin-page" aria-labelledby="widgets-title">
        <header className="admin-page-header">
          <div>
            <h2 id="widgets-title">{words.title}</h2>
            <p>{words.about}</p>
          </div>
        </header>
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
      </section>
    </div>
  );
}
