import { useCallback, useEffect, useRef, useState } from "react";
import { words } from "../words/words";
import { Icon } from "../../ui/Icon";
import { onNavigate } from "../places/router";
import { VisitorInfo } from "../visitor/VisitorInfo";
import { isStale } from "../state/state";
import { dispatch, getState, send } from "../state/store";
import { useFoyer } from "../state/useFoyer";
import { KeysDialog } from "./KeysDialog";
import { EmptyList, LoadingList, NoMatch, UnknownList } from "./ListStates";
import { Toolbar } from "./Toolbar";
import { followAddress, isFiltered, openAddress, rememberColumnsOf, useView, writePanel } from "./view";
import { VisitorTable } from "./VisitorTable";
import { offsetFor, type Span, windowCount } from "./window";

/** Scrolling and typing pause for this long before the server is asked. */
const askDelay = 90;

/** All visitors on the websites, their status, and the actions. */
export function VisitorsPage() {
  const agent = useFoyer((state) => state.me?.id ?? "");
  const list = useFoyer((state) => state.list);
  const connection = useFoyer((state) => state.connection);
  const panel = useFoyer((state) => state.panel);
  const { filter, sort } = useView();
  const [offset, setOffset] = useState(0);
  const [keys, setKeys] = useState(false);

  useEffect(() => rememberColumnsOf(agent), [agent]);
  useAddress(panel);
  useEffect(() => setOffset(0), [filter, sort]);
  useEffect(() => {
    const timer = setTimeout(
      () => send({ type: "watch", filter, sort, offset, count: windowCount }),
      askDelay,
    );
    return () => clearTimeout(timer);
  }, [filter, sort, offset]);
  useEffect(() => () => {
    send({ type: "unwatch" });
    dispatch({ type: "panel", visitor: null });
  }, []);

  const total = list?.total ?? 0;
  const onSpan = useCallback((span: Span) => setOffset((before) => offsetFor(span, before, total)), [total]);
  return (
    <div className="visitors">
      <Toolbar />
      <div className="visitors-body">
        {!list
          ? isStale(connection) ? <UnknownList /> : <LoadingList />
          : list.total > 0
          ? <VisitorTable list={list} onSpan={onSpan} onKeys={() => setKeys(true)} />
          : isFiltered(filter)
          ? <NoMatch online={list.online} />
          : <EmptyList />}
        {panel !== null && (
          <aside className="visitors-panel" aria-label={words.info.panel}>
            <button
              type="button"
              className="sheet-back"
              onClick={() => dispatch({ type: "panel", visitor: null })}
            >
              <span className="sheet-handle" aria-hidden="true" />
              <Icon name="chevron-left" size={16} />
              {words.visitors.backToList}
            </button>
            <VisitorInfo visitor={panel} onClose={() => dispatch({ type: "panel", visitor: null })} />
          </aside>
        )}
      </div>
      {isStale(connection) && list && (
        <p className="lost-band" role="status">
          <Icon name="wifi-off" size={14} />
          {words.visitors.lost}
        </p>
      )}
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </div>
  );
}

/** Keeps the address and the view in sync, in both directions. */
function useAddress(panel: string | null): void {
  const before = useRef(panel);
  useEffect(() => {
    openAddress();
    before.current = getState().panel;
    return onNavigate(() => {
      followAddress();
      before.current = getState().panel;
    });
  }, []);
  useEffect(() => {
    writePanel(before.current, getState().panel);
    before.current = getState().panel;
  }, [panel]);
}
