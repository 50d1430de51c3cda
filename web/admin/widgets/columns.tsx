import type { Widget } from "../../api/widgets";
import { navigate } from "../../console/places/router";
import type { Column } from "../../ui/Table";
import { count } from "../../words/format";
import { adminWords } from "../words/words";
import { editorPlace } from "./places";

export type WidgetKey = "name" | "domains" | "first" | "queue" | "pages";

/** The columns of the list; the names of flows, bots and queues are looked up by the page. */
export function widgetColumns({ firstOf, queueOf }: {
  firstOf: (widget: Widget) => string;
  queueOf: (id: string) => string;
}): readonly Column<Widget, WidgetKey>[] {
  const { columns: titles } = adminWords.widgets;
  return [
    {
      key: "name",
      title: titles.name,
      isHeading: true,
      cell: (widget) => <NameLink widget={widget} />,
      sortKey: ({ name }) => name.toLowerCase(),
    },
    {
      key: "domains",
      title: titles.domains,
      cell: ({ domains }) => domains.join(", ") || adminWords.widgets.noDomains,
      tooltip: ({ domains }) => domains.join(", ") || undefined,
      sortKey: ({ domains }) => domains[0] ?? "",
    },
    { key: "first", title: titles.first, cell: firstOf, sortKey: firstOf },
    {
      key: "queue",
      title: titles.queue,
      cell: ({ queue }) => queueOf(queue),
      sortKey: ({ queue }) => queueOf(queue),
    },
    {
      key: "pages",
      title: titles.pages,
      cell: ({ pages }) => count(pages),
      sortKey: ({ pages }) => pages,
      largestFirst: true,
    },
  ];
}

function NameLink({ widget }: { widget: Widget }) {
  const place = editorPlace(widget.id);
  return (
    <span className="widget-name">
      <a
        href={place}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          navigate(place);
        }}
      >
        {widget.name}
      </a>
      {!widget.enabled && <span className="widget-off">{adminWords.widgets.off}</span>}
    </span>
  );
}
