import { useState } from "react";
import { listWidgets, setEnabled, type Widget, type WidgetList as Widgets } from "../../api/widgets";
import { navigate } from "../../console/places/router";
import { toast, toastRefusal } from "../../console/state/store";
import { useFoyer } from "../../console/state/useFoyer";
import { Refused } from "../../shared/refused";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { ListView } from "../../ui/ListView";
import { Menu } from "../../ui/Menu";
import { Page } from "../../ui/Page";
import { useList } from "../api/useList";
import { adminWords } from "../words/words";
import { widgetColumns } from "./columns";
import { AddWidgetDialog } from "./AddWidgetDialog";
import { DeleteWidgetDialog } from "./DeleteWidgetDialog";
import { editorPlace } from "./places";

const words = adminWords.widgets;
/** More widgets than anybody has: the list is sorted and searched here. */
const pageSize = 1_000;

/** The purpose of the open dialog. */
type Doing = { type: "add" } | { type: "copy" | "delete"; widget: Widget };

/** The widgets, with what can be done to each. */
export function WidgetList() {
  const [search, setSearch] = useState("");
  const [doing, setDoing] = useState<Doing | null>(null);
  const list = useList(listWidgets, { key: "" });
  const queues = useFoyer((state) => state.queues);
  const found = list.value?.widgets.filter((widget) => matches(widget, search.trim())) ?? [];

  async function toggle(widget: Widget): Promise<void> {
    try {
      await setEnabled(widget, !widget.enabled);
      toast(widget.enabled ? words.disabled(widget.name) : words.enabled(widget.name));
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      toastRefusal(why);
    }
    list.reload();
  }

  const name = (widget: Widget) => firstName(widget, list.value, words.first.queue);
  return (
    <Page
      title={words.title}
      about={words.about}
      actions={
        <Button tone="primary" icon="plus" onClick={() => setDoing({ type: "add" })}>{words.add}</Button>
      }
    >
      <ListView
        name={words.list}
        list={{
          ...list,
          value: list.value && { total: found.length, rows: found },
        }}
        failed={words.failed}
        search={{ name: words.search, hint: words.searchHint, text: search, onChange: setSearch }}
        paging={{ offset: 0, size: pageSize, onGo: () => {} }}
        columns={widgetColumns({ firstOf: name, queueOf: (id) => queues.get(id)?.name ?? id })}
        firstSort={{ by: "name", descending: false }}
        actions={{
          title: words.columns.actions,
          of: (widget) => <RowMenu widget={widget} onDo={setDoing} onToggle={() => void toggle(widget)} />,
        }}
        empty={search.trim() === ""
          ? (
            <EmptyState icon="app-window" title={words.none}>
              <p>{words.noneBody}</p>
              <Button icon="plus" onClick={() => setDoing({ type: "add" })}>{words.add}</Button>
            </EmptyState>
          )
          : (
            <EmptyState icon="search" title={words.nothingFound}>
              <Button onClick={() => setSearch("")}>{words.clear}</Button>
            </EmptyState>
          )}
      />
      {doing?.type === "delete"
        ? <DeleteWidgetDialog widget={doing.widget} onClose={() => setDoing(null)} onDone={list.reload} />
        : doing && (
          <AddWidgetDialog
            original={doing.type === "copy" ? doing.widget : null}
            onClose={() => setDoing(null)}
          />
        )}
    </Page>
  );
}

function RowMenu({ widget, onDo, onToggle }: {
  widget: Widget;
  onDo: (doing: Doing) => void;
  onToggle: () => void;
}) {
  const { menu } = words;
  return (
    <Menu
      label={menu.of(widget.name)}
      className="icon-button button-quiet"
      align="end"
      items={[
        { id: "edit", label: menu.edit, icon: "pencil", onSelect: () => navigate(editorPlace(widget.id)) },
        { id: "copy", label: menu.copy, icon: "copy", onSelect: () => onDo({ type: "copy", widget }) },
        {
          id: "enabled",
          label: widget.enabled ? menu.disable : menu.enable,
          icon: "power",
          onSelect: onToggle,
        },
        { id: "delete", label: menu.delete, icon: "trash", onSelect: () => onDo({ type: "delete", widget }) },
      ]}
    >
      <Icon name="ellipsis" />
    </Menu>
  );
}

function matches({ name, domains }: Widget, search: string): boolean {
  return `${name} ${domains.join(" ")}`.toLowerCase().includes(search.toLowerCase());
}

/** The name of the queue, flow or bot that answers first. */
function firstName({ start }: Widget, known: Widgets | null, queue: string): string {
  if (start.is === "queue") return queue;
  const choices = start.is === "flow" ? known?.flows : known?.bots;
  return choices?.find(({ id }) => id === start.id)?.name ?? start.id;
}
