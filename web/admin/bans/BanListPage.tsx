import { useState } from "react";
import { banExport, type BanOrder, listBans } from "../../api/bans";
import { useInAddress } from "../../console/places/query";
import type { Ban, BanKind } from "../../shared/wire-agent";
import { Button, IconButton } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { ListView } from "../../ui/ListView";
import { Page } from "../../ui/Page";
import type { Sort } from "../../ui/sorting";
import { Tabs } from "../../ui/Tabs";
import { useList } from "../api/useList";
import { adminWords } from "../words/words";
import { AddBanDialog, EditBanDialog } from "./BanFormDialog";
import { banColumns } from "./columns";
import { ImportDialog } from "./ImportDialog";
import { PastChatsDialog } from "./PastChatsDialog";
import { RemoveDialog } from "./RemoveDialog";

const { page: words, cell, form, remove, empty } = adminWords;

/** Bans on one page of the list. */
const pageSize = 100;

const newestFirst: Sort<BanOrder> = { by: "at", descending: true };

/** The purpose of the open dialog. */
type Doing = { type: "add" | "import" } | { type: "edit" | "remove" | "chats"; ban: Ban };

/** Admin Console > Omni Widget > Settings > Ban List. The address keeps tab and search. */
export function BanListPage() {
  const [tab, setTab] = useInAddress("tab");
  const [search, setSearch] = useInAddress("q");
  const [offset, setOffset] = useState(0);
  const [sort, setSort] = useState<Sort<BanOrder>>(newestFirst);
  const [doing, setDoing] = useState<Doing | null>(null);
  const kind: BanKind = tab === "ips" ? "address" : "visitor";
  const isVisitor = kind === "visitor";
  const asked = {
    kind,
    search: search.trim(),
    sort: sort.by,
    descending: sort.descending,
    offset,
    count: pageSize,
  };
  const list = useList(async (signal) => {
    const { total, bans } = await listBans(asked, signal);
    return { total, rows: bans };
  }, { key: JSON.stringify(asked), scope: kind, isTyped: asked.search !== "" });

  function find(text: string): void {
    setSearch(text);
    setOffset(0);
  }

  return (
    <Page
      title={words.title}
      about={words.about}
      actions={
        <div className="page-actions">
          <a className="button button-plain" href={banExport(kind)} download>
            <Icon name="download" />
            <span>{adminWords.banImport.export}</span>
          </a>
          <Button icon="upload" onClick={() => setDoing({ type: "import" })}>
            {adminWords.banImport.open}
          </Button>
          <Button tone="primary" icon="plus" onClick={() => setDoing({ type: "add" })}>
            {isVisitor ? words.addVisitor : words.addAddresses}
          </Button>
        </div>
      }
    >
      <Tabs
        name={words.title}
        tabs={[{ key: "visitor", title: words.visitors }, { key: "address", title: words.addresses }]}
        chosen={kind}
        onChoose={(next) => {
          find("");
          setTab(next === "address" ? "ips" : "");
        }}
      >
        <ListView
          key={kind}
          name={isVisitor ? words.visitors : words.addresses}
          list={list}
          failed={words.failed}
          search={{
            name: words.search,
            hint: isVisitor ? words.searchVisitors : words.searchAddresses,
            text: search,
            onChange: find,
          }}
          paging={{ offset, size: pageSize, onGo: setOffset }}
          columns={banColumns(kind)}
          firstSort={newestFirst}
          ordering={{
            sort,
            onSort: (next) => {
              setSort(next);
              setOffset(0);
            },
          }}
          actions={{
            title: adminWords.columns.actions,
            of: (ban) => <RowActions ban={ban} onDo={(type) => setDoing({ type, ban })} />,
          }}
          empty={<Nothing kind={kind} search={asked.search} onClear={() => find("")} />}
        />
      </Tabs>
      <OpenDialog kind={kind} doing={doing} onClose={() => setDoing(null)} onChanged={list.reload} />
    </Page>
  );
}

function OpenDialog({ kind, doing, onClose, onChanged }: {
  kind: BanKind;
  doing: Doing | null;
  onClose: () => void;
  onChanged: () => void;
}) {
  switch (doing?.type) {
    case undefined:
      return null;
    case "add":
      return <AddBanDialog kind={kind} onClose={onClose} onChanged={onChanged} />;
    case "import":
      return <ImportDialog onClose={onClose} onChanged={onChanged} />;
    case "edit":
      return <EditBanDialog kind={kind} ban={doing.ban} onClose={onClose} onChanged={onChanged} />;
    case "remove":
      return <RemoveDialog ban={doing.ban} onClose={onClose} onRemoved={onChanged} />;
    case "chats":
      return <PastChatsDialog ban={doing.ban} onClose={onClose} />;
  }
}

function RowActions({ ban, onDo }: { ban: Ban; onDo: (type: "edit" | "remove" | "chats") => void }) {
  const buttons = [
    { type: "chats", icon: "messages-square", label: cell.chats(ban.name ?? ban.value), tip: cell.chatsTip },
    { type: "edit", icon: "pencil", label: cell.edit(ban.value), tip: form.edit },
    { type: "remove", icon: "trash", label: cell.remove(ban.value), tip: remove.confirm },
  ] as const;
  return (
    <>
      {buttons.filter(({ type }) => type !== "chats" || ban.of).map(({ type, ...button }) => (
        <IconButton
          key={type}
          {...button}
          tipSide="left"
          onClick={() => onDo(type)}
        />
      ))}
    </>
  );
}

/** Why the list is empty, and the next step. */
function Nothing({ kind, search, onClear }: { kind: BanKind; search: string; onClear: () => void }) {
  return search !== ""
    ? (
      <EmptyState icon="search" title={empty.nothingFound}>
        <p>{empty.nothingFoundNext(search)}</p>
        <Button onClick={onClear}>{empty.clear}</Button>
      </EmptyState>
    )
    : (
      <EmptyState icon="shield" title={kind === "visitor" ? empty.visitors : empty.addresses}>
        <p>{kind === "visitor" ? empty.visitorsNext : empty.addressesNext}</p>
      </EmptyState>
    );
}
