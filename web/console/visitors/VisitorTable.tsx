import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { perform } from "../visitor/actions";
import type { ListWindow } from "../state/list";
import { count } from "../../words/format";
import { words } from "../words/words";
import { Icon } from "../../ui/Icon";
import { useHovered } from "../../ui/useHovered";
import { isStale } from "../state/state";
import { send } from "../state/store";
import { useFoyer } from "../state/useFoyer";
import { columnIds, defaultColumns, gridOf } from "./columnIds";

import type { Difference } from "./hold";
import { TableHead } from "./TableHead";
import { useFocusKept } from "./useFocusKept";
import { useGradual } from "./useGradual";
import { useHeld } from "./useHeld";
import { useRowKeys } from "./useRowKeys";
import { useView } from "./view";
import { VisitorRow } from "./VisitorRow";
import { drawn, rowHeightIn, rowHeights, type Span, visible } from "./window";

/** The visitor list: virtual rows over the server's window, in an order that is held under pointer and focus. */
export function VisitorTable(
  { list, onSpan, onKeys }: { list: ListWindow; onSpan: (span: Span) => void; onKeys: () => void },
) {
  const { columns, filter, sort } = useView();
  const panel = useFoyer((state) => state.panel);
  const lost = useFoyer((state) => isStale(state.connection));
  const scroller = useRef<HTMLDivElement>(null);
  const [span, setSpan] = useState<Span>({ first: 0, last: 30 });
  const [room, setRoom] = useState(Infinity);
  const { isHovered: hovered, handlers: hovering } = useHovered();
  const [focused, setFocused] = useState(false);
  const [settled, setSettled] = useState(0);
  const [active, setActive] = useState<string | null>(null);
  const [question, setQuestion] = useState({ filter, sort });

  if (question.filter !== filter || question.sort !== sort) setQuestion({ filter, sort });
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [question]);

  const held = hovered || focused || span.first > 0;
  const { shown, difference } = useHeld(list, held, question, settled);

  useHoldFrames(shown.ids, held, list.generation);

  const grid = gridOf(columns);
  const rowHeight = rowHeightIn(room, grid.least);
  const twoLines = rowHeight === rowHeights.two;
  const shownColumns = twoLines ? defaultColumns : columns;
  const height = useRef(0);
  const look = useCallback(() => {
    if (!scroller.current) return;
    const next = visible(scroller.current.scrollTop, height.current, rowHeight);
    setSpan((before) => before.first === next.first && before.last === next.last ? before : next);
  }, [rowHeight]);
  useRowsInPlace(scroller, rowHeight);
  useEffect(() => {
    // Reports the initial size, too. Measuring during scrolling would force the browser to compute the layout in
    // between.
    const sizes = new ResizeObserver(([{ contentRect }]) => {
      height.current = contentRect.height;
      setRoom(contentRect.width);
      look();
    });
    if (scroller.current) sizes.observe(scroller.current);
    return () => sizes.disconnect();
  }, [look]);
  useEffect(() => onSpan(span), [onSpan, span]);

  useFocusKept(shown, scroller, setActive);
  useRowKeys({ shown, active, setActive, scroller, rowHeight, onKeys });

  const sheet = { "--grid": grid.columns, "--least": `${grid.least}px` } as React.CSSProperties;
  const range = drawn(span, shown.total);
  const tabbed = active !== null && shown.rows.has(active) ? active : shown.ids[0];
  const places = placesOf(range, shown.offset, shown.ids, tabbed);
  const drawnRows = useGradual(wantedOf(places, span, tabbed).filter((id) => shown.rows.has(id)));
  return (
    <div
      className={lost ? "table table-lost" : "table"}
      role="table"
      aria-label={words.visitors.table}
      aria-rowcount={shown.total + 1}
      aria-colcount={shownColumns.length + 1}
    >
      <div className="scroller" ref={scroller} onScroll={look}>
        <div
          className={twoLines ? "sheet two-lines" : room < grid.least ? "sheet sideways" : "sheet"}
          style={sheet}
        >
          <TableHead columns={shownColumns} sort={sort} />
          <div
            role="rowgroup"
            className="rows"
            style={{ height: shown.total * rowHeight }}
            {...hovering}
            onFocus={(event) => {
              setFocused(event.target.matches(":focus-visible"));
              const row = event.target.closest<HTMLElement>("[data-visitor]");
              if (row) setActive(row.dataset.visitor ?? null);
            }}
            onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setFocused(false)}
            onClick={(event) => {
              if (!(event.target instanceof Element) || event.target.closest("button")) return;
              const id = event.target.closest<HTMLElement>("[data-visitor]")?.dataset.visitor;
              const row = id ? shown.rows.get(id) : undefined;
              if (row) void perform("visitorInfo", row);
            }}
          >
            {places.map(({ index, id }) => {
              const row = id === null ? undefined : shown.rows.get(id);
              return row && drawnRows.has(row.id)
                ? (
                  <VisitorRow
                    key={row.id}
                    row={row}
                    index={index}
                    height={rowHeight}
                    columns={shownColumns}
                    active={row.id === tabbed}
                    selected={row.id === panel}
                    gone={shown.gone.has(row.id)}
                  />
                )
                : (
                  <EmptyPlace
                    key={`place-${index}`}
                    index={index}
                    coming={row !== undefined || (id === null && index < list.total)}
                    height={rowHeight}
                    cells={shownColumns.length}
                  />
                );
            })}
          </div>
        </div>
      </div>
      <HeldPill difference={difference} onSettle={() => setSettled(settled + 1)} />
    </div>
  );
}

/**
 * Tells the server which rows are held, so that their values stay current outside its window. A new window (another
 * `generation`) must be told again.
 */
function useHoldFrames(ids: readonly string[], held: boolean, generation: number): void {
  const told = useRef(false);
  useEffect(() => {
    if (!held && !told.current) return;
    told.current = held;
    send({ type: "hold", visitors: held ? ids : [] });
  }, [ids, held, generation]);
}

/** Keeps the same visitors in view when the row height changes. */
function useRowsInPlace(scroller: RefObject<HTMLElement>, rowHeight: number): void {
  const before = useRef(rowHeight);
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop *= rowHeight / before.current;
    before.current = rowHeight;
  }, [scroller, rowHeight]);
}

interface Place {
  index: number;
  /** The visitor there; null if not fetched yet. */
  id: string | null;
}

/** The rows to draw, including the one in the tab order wherever it is, so that focus is never lost. */
function placesOf(range: Span, offset: number, ids: readonly string[], tabbed: string | undefined): Place[] {
  const places: Place[] = [];
  for (let index = range.first; index < range.last; index++) {
    places.push({ index, id: ids[index - offset] ?? null });
  }
  const at = tabbed === undefined ? -1 : ids.indexOf(tabbed);
  if (tabbed !== undefined && at >= 0 && (at + offset < range.first || at + offset >= range.last)) {
    places.push({ index: at + offset, id: tabbed });
  }
  return places;
}

/** The visitors of these rows in the order of need: focused, visible, near. */
function wantedOf(places: readonly Place[], span: Span, tabbed: string | undefined): string[] {
  const need = ({ index, id }: Place) => id === tabbed ? 0 : index >= span.first && index < span.last ? 1 : 2;
  return [0, 1, 2].flatMap((level) => places.flatMap((each) => need(each) === level ? each.id ?? [] : []));
}

/** A row whose visitor is being fetched. */
function EmptyPlace(
  { index, height, coming, cells }: { index: number; height: number; coming: boolean; cells: number },
) {
  return (
    <div
      className={coming ? "row row-coming" : "row"}
      aria-hidden="true"
      style={{ transform: `translateY(${index * height}px)` }}
    >
      {coming && columnIds.slice(0, Math.min(cells, 5)).map((id) => (
        <div key={id} className="cell">
          <span className="bone" />
        </div>
      ))}
    </div>
  );
}

function HeldPill({ difference, onSettle }: { difference: Difference; onSettle: () => void }) {
  const text = heldText(difference);
  if (text === "") return null;
  return (
    <button type="button" className="held-pill" title={words.visitors.heldHint} onClick={onSettle}>
      <Icon name="refresh-cw" size={13} />
      {text}
    </button>
  );
}

/** The pending changes of the list: "3 new · 2 moved"; empty if there are none. */
function heldText({ fresh, moved, gone }: Difference): string {
  const { visitors } = words;
  return ([[fresh, visitors.fresh], [moved, visitors.moved], [gone, visitors.gone]] as const)
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${count(n)} ${word}`)
    .join(" · ");
}
