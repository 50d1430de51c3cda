import { useState } from "react";
import { words } from "../words/words";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { InstallTag } from "../parts/InstallTag";
import { permits } from "../state/permissions";
import { useFoyer } from "../state/useFoyer";
import { CheckList, isOver, useSetup } from "./CheckList";
import { noFilter, setFilter } from "./view";

const bones = Array.from({ length: 12 }, (_, index) => index);

/** Before the first window is loaded. */
export function LoadingList() {
  return (
    <div className="table" role="status">
      <span className="visually-hidden">{words.visitors.loading}</span>
      <div className="loading-rows" aria-hidden="true">
        {bones.map((index) => <span key={index} className="bone bone-row" />)}
      </div>
    </div>
  );
}

/** Without a connection before the first window is loaded: nothing is known. */
export function UnknownList() {
  return (
    <div className="table">
      <EmptyState icon="wifi-off" title={words.visitors.offlineTitle}>
        <p>{words.visitors.offlineBody}</p>
      </EmptyState>
    </div>
  );
}

/** If no visitor matches the filter. */
export function NoMatch({ online }: { online: number }) {
  return (
    <div className="table">
      <EmptyState icon="search" title={words.visitors.noMatchTitle}>
        <p>{words.visitors.noMatchBody(online)}</p>
        <Button onClick={() => setFilter(noFilter)}>{words.visitors.clear}</Button>
      </EmptyState>
    </div>
  );
}

/** If nobody is on the website: how to install the widget. */
export function EmptyList() {
  const all = useFoyer((state) => state.widgets);
  const widgets = [...all.values()].filter(({ former }) => !former);
  const [chosen, setChosen] = useState<string | null>(null);
  const widget = chosen ?? widgets[0]?.id;
  const may = useFoyer((state) => permits(state.permissions, "manageWidgets"));
  const [setup, hide] = useSetup(may);
  // Neither text before it is known which one it is: nothing may jump.
  if (may && setup === null) return <div className="table" />;
  if (setup && !isOver(setup)) {
    return (
      <div className="table">
        <CheckList setup={setup} onHide={hide} />
      </div>
    );
  }
  return (
    <div className="table">
      <EmptyState icon="eye" title={words.visitors.emptyTitle}>
        <p>{words.visitors.emptyBody}</p>
        {widgets.length > 1 && (
          <label className="empty-widget">
            <span>{words.visitors.widget}</span>
            <select className="input" value={widget} onChange={(event) => setChosen(event.target.value)}>
              {widgets.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
            </select>
          </label>
        )}
        {widget && <InstallTag widget={widget} />}
        <p>
          {words.visitors.emptyDemoHint}{" "}
          <a className="with-icon" href="/demo/" target="_blank" rel="noopener">
            {words.visitors.emptyDemo} <Icon name="external-link" size={13} />
          </a>
        </p>
      </EmptyState>
    </div>
  );
}
