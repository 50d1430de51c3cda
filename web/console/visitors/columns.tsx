import type { Row } from "../../shared/wire-agent";
import { count, countryName, flag, pathOf, shortAddress } from "../../words/format";
import { words } from "../words/words";
import { Elapsed } from "../parts/Elapsed";
import { Icon } from "../../ui/Icon";
import { StatusBadge } from "../visitor/StatusBadge";
import { useFoyer } from "../state/useFoyer";
import { GoesOnMark, useHandover } from "../parts/GoesOn";
import type { ColumnId } from "./columnIds";

/** What a column shows of a visitor. */
export function Cell({ column, row, columns }: { column: ColumnId; row: Row; columns: readonly ColumnId[] }) {
  switch (column) {
    case "status":
      return <StatusCell row={row} />;
    case "name":
      return <NameCell row={row} tellsLeft={!columns.includes("page")} />;
    case "assignee":
      return <Assignee row={row} />;
    case "page":
      return <PageCell row={row} />;
    case "location":
      return <Where country={row.country ?? null} city={row.city ?? null} />;
    case "timeOnSite":
      return <Elapsed since={row.arrived} until={row.left} />;
    case "timeOnPage":
      return <Elapsed since={row.pageSince} until={row.left} />;
    case "pages":
      return (
        <>
          <span>{count(row.pages)}</span>
          <span className="cell-unit">{words.visitors.pagesUnit(row.pages)}</span>
        </>
      );
    case "visits":
      return <>{count(row.visits)}</>;
    case "chats":
      return <>{count(row.chats)}</>;
    case "widget":
      return <WidgetName id={row.widget ?? null} />;
    case "queue":
      return <QueueName id={row.queue ?? null} />;
    case "referrer":
      return <span title={row.referrer ?? undefined}>{row.referrer ? shortAddress(row.referrer) : ""}</span>;
    case "browser":
      return <>{[row.browser, row.system].filter(Boolean).join(" · ")}</>;
    case "segments":
      return <>{row.segments?.join(", ")}</>;
    case "captured":
      return row.captured ? <Pin /> : null;
    default: {
      const never: never = column;
      return never;
    }
  }
}

/** The status and its age; while the chat's agent is not connected, how long they keep the chat. */
function StatusCell({ row }: { row: Row }) {
  const handover = useHandover(row.chat ? row.assignee : null, row.queue);
  return (
    <>
      <StatusBadge status={row.status} />
      <span className="row-age">
        {handover ? <GoesOnMark handover={handover} /> : <Elapsed since={row.since} />}
      </span>
    </>
  );
}

/** *Left site* replaces the page, as there is none now; beside the name if pages are not shown. */
function NameCell({ row, tellsLeft }: { row: Row; tellsLeft: boolean }) {
  return (
    <>
      <span className="row-name">{row.name}</span>
      {row.captured && <Pin />}
      {row.typing && <span className="row-typing">{words.visitors.typing}</span>}
      {tellsLeft && row.left != null && <LeftSite />}
    </>
  );
}

function LeftSite() {
  return <span className="badge-left">{words.visitors.leftSite}</span>;
}

function Pin() {
  return (
    <span className="row-pin" title={words.visitors.capturedMark}>
      <Icon name="pin" size={13} />
      <span className="visually-hidden">{words.visitors.capturedMark}</span>
    </span>
  );
}

function PageCell({ row }: { row: Row }) {
  if (!row.url) {
    return row.left != null ? <LeftSite /> : <span className="soft">{words.visitors.noPage}</span>;
  }
  const path = pathOf(row.url);
  return (
    <>
      {row.left != null && <LeftSite />}
      <span title={row.url}>
        {row.title ? `${row.title} ` : path}
        {row.title && <span className="soft">{`· ${path}`}</span>}
      </span>
    </>
  );
}

function Where({ country, city }: { country: string | null; city: string | null }) {
  if (!country) return <span className="soft">{words.visitors.unknownPlace}</span>;
  return (
    <span title={countryName(country)}>
      {flag(country) && <span className="flag" aria-hidden="true">{flag(country)}{" "}</span>}
      {country}
      {city && <span className="soft">, {city}</span>}
    </span>
  );
}

/** On a phone, where the age of the status has no room, the time until the handover is beside the agent. */
function Assignee({ row }: { row: Row }) {
  const id = row.assignee ?? null;
  const name = useFoyer((state) => id === null ? "" : state.agents.get(id)?.name ?? id);
  const handover = useHandover(row.chat ? id : null, row.queue);
  return (
    <>
      <span>{name}</span>
      {handover && (
        <span className="row-goes-on">
          <GoesOnMark handover={handover} />
        </span>
      )}
    </>
  );
}

function WidgetName({ id }: { id: string | null }) {
  return <>{useFoyer((state) => id === null ? "" : state.widgets.get(id)?.name ?? id)}</>;
}

function QueueName({ id }: { id: string | null }) {
  return <>{useFoyer((state) => id === null ? "" : state.queues.get(id)?.name ?? id)}</>;
}
