import { memo, useEffect, useRef } from "react";
import type { Row, VisitorAction } from "../../shared/wire-agent";
import { iconOf, offeredTo, perform } from "../visitor/actions";
import { words } from "../words/words";
import { Button, IconButton } from "../../ui/Button";
import { useWatched } from "../state/useWatched";
import { classOf, type ColumnId, inOrder } from "./columnIds";
import { Cell } from "./columns";
import { slotsOf } from "../visitor/actions";

interface Props {
  row: Row;
  index: number;
  /** In pixels. */
  height: number;
  columns: readonly ColumnId[];
  /** The row at the keyboard cursor; only its buttons are in the tab order. */
  active: boolean;
  /** The row whose Visitor Info is open. */
  selected: boolean;
  /** The visitor left, or was banned: the row stays empty until the order is followed again. */
  gone: boolean;
}

/** One visitor at its position. Its content is redrawn only when it changes, not when other rows move it. */
export const VisitorRow = memo(
  function VisitorRow({ row, index, height, columns, active, selected, gone }: Props) {
    const element = useRef<HTMLDivElement>(null);
    useGlow(element, row);
    return (
      <div
        ref={element}
        role="row"
        className={`row${gone ? " row-gone" : row.left != null ? " row-left" : ""}${
          selected ? " row-selected" : ""
        }`}
        aria-rowindex={index + 2}
        aria-current={selected || undefined}
        tabIndex={active ? 0 : -1}
        data-index={index}
        data-visitor={gone ? undefined : row.id}
        data-place-of={gone ? row.id : undefined}
        style={{ transform: `translateY(${index * height}px)` }}
      >
        <Cells row={row} columns={columns} active={active} gone={gone} />
      </div>
    );
  },
);

const Cells = memo(
  function Cells(
    { row, columns, active, gone }: {
      row: Row;
      columns: readonly ColumnId[];
      active: boolean;
      gone: boolean;
    },
  ) {
    return (
      <>
        {inOrder(columns).map((id) => (
          <div key={id} role="cell" className={`cell ${classOf(id)}`}>
            {!gone && <Cell column={id} row={row} columns={columns} />}
          </div>
        ))}
        <div role="cell" className="cell cell-actions">
          {gone
            ? <span className="badge-left">{words.info.goneTitle}</span>
            : <Actions row={row} active={active} />}
        </div>
      </>
    );
  },
);

/** Redrawn only when something it shows or sends has changed; pages come and go without it. */
const Actions = memo(
  function Actions({ row, active }: { row: Row; active: boolean }) {
    const watched = useWatched();
    const slots = slotsOf(offeredTo(row.actions, row.chat != null && watched.has(row.chat)));
    const tabIndex = active ? 0 : -1;
    const named = (action: VisitorAction) => words.visitors.named(words.action[action], row.name);
    const icon = (action: VisitorAction | null, place: string) =>
      action === null ? <span key={place} className="slot" /> : (
        <IconButton
          key={place}
          icon={iconOf(action)}
          label={named(action)}
          tip={words.action[action]}
          tipSide="left"
          tabIndex={tabIndex}
          pressed={action === "release" ? true : undefined}
          onClick={() => void perform(action, row)}
        />
      );
    return (
      <>
        {slots.main && (
          <Button
            small
            tone={slots.main === "accept" ? "primary" : "plain"}
            icon={iconOf(slots.main)}
            aria-label={named(slots.main)}
            tabIndex={tabIndex}
            onClick={() => slots.main && void perform(slots.main, row)}
          >
            {words.action[slots.main]}
          </Button>
        )}
        {icon(slots.second, "second")}
        {icon(slots.info, "info")}
        {icon(slots.mark, "mark")}
        {icon(slots.ban, "ban")}
      </>
    );
  },
  (before, after) =>
    before.active === after.active && acted.every((key) => before.row[key] === after.row[key]),
);

const acted = ["id", "name", "actions", "chat", "version"] as const;

/** What highlights a row: changes that an agent would want to notice. */
const noticed = ["status", "url", "name", "captured", "left", "assignee"] as const;
const glow = [{ backgroundColor: "var(--glow)" }, { backgroundColor: "transparent" }];

function useGlow(element: React.RefObject<HTMLElement>, row: Row): void {
  const before = useRef(row);
  useEffect(() => {
    const old = before.current;
    before.current = row;
    if (old === row || old.id !== row.id) return;
    if (noticed.every((key) => (old[key] ?? null) === (row[key] ?? null))) return;
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) element.current?.animate(glow, 1600);
  }, [element, row]);
}
