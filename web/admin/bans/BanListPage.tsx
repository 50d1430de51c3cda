import { useState } from "react";
import { listBans } from "../../api/bans";
import { navigate } from "../../console/places/router";
import type { Ban, BanKind } from "../../shared/wire-agent";
import { Button, IconButton } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Page } from "../../ui/Page";
import { Pager } from "../../ui/Pager";
import { SearchBox } from "../../ui/SearchBox";
import { type Sort, sorted } from "../../ui/sorting";
import { ErrorState, Loading } from "../../ui/States";
import { Table } from "../../ui/Table";
import { Tabs } from "../../ui/Tabs";
import { useList } from "../api/useList";
import { adminWords } from "../words/words";
import { BanFormDialog } from "./BanFormDialog";
import { banColumns, type BanKey } from "./columns";
import { PastChatsDialog } from "./PastChatsDialog";
import { RemoveDialog } from "./RemoveDialog";

const words = adminWords.page;

/** Bans on one page of the list. */
const pageSize = 100;

/** The purpose of the open dialog. */
type Doing = { type: "add" } | { type: "edit" | "remove" | "chats"; ban: Ban };

/** Admin Console > Omni Widget > Settings > Ban List. The address keeps tab and search. */
export function BanListPage() {
  const [kind, setKind] = useState<BanKind>(inAddress("tab") === "ips" ? "address" : "visitor");
  const [search, setSearch] = useState(inAddress("q"));
  const [offset, setOffset] = useState(0);
  const [sort, setSort] = useState<Sort<BanKey>>({ by: "at", descending: true });
  const [doing, setDoing] = useState<Doing | null>(null);
  const asked = { kind, search: search.trim(), offset, count: pageSize };
  const list = useList((signal) => listBans(asked, signal), {
    key: JSON.stringify(asked),
    scope: kind,
    isTyped: asked.search !== "",
  });
  const total = list.value?.total ?? 0;
  const isWhole = offset === 0 && total <= pageSize;
  const columns = banColumns(kind);
  const column = columns.find(({ key }) => key === sort.by);
  const found = list.value?.bans ?? [];
  const bans = isWhole && column?.sortKey ? sorted(found, column.sortKey, sort.descending) : found;

  function find(text: string): void {
    setSearch(text);
    setOffset(0);
    toAddress("q", text);
  }

  function choose(next: BanKind): void {
    setKind(next);
    setSearch("");
    setOffset(0);
    navigate(next === "visitor" ? location.pathname : `${location.pathname}?tab=ips`, "replace");
  }

  return (
    <Page
      title={words.title}
      about={words.about}
      actions={
        <Button tone="primary" icon="plus" onClick={() => setDoing({ type: "add" })}>
          {kind === "visitor" ? words.addVisitor : words.addAddresses}
        </Button>
      }
    >
      <Tabs
        name={words.title}
        tabs={[{ key: "visitor", title: words.visitors }, { key: "address", title: words.addresses }]}
        chosen={kind}
        onChoose={choose}
      >
        {(total > 0 || search !== "") && (
          <div className="page-tools">
            <SearchBox
              name={words.search}
              hint={kind === "visitor" ? words.searchVisitors : words.searchAddresses}
              text={search}
              onChange={find}
            />
            {total > 0 && (
              <Pager offset={offset} shown={bans.length} total={total} size={pageSize} onGo={setOffset} />
            )}
          </div>
        )}
        {list.fault !== null
          ? <ErrorState title={words.failed} why={list.fault} onRetry={list.reload} />
          : list.value === null
          ? <Loading />
          : bans.length === 0
          ? <Nothing kind={kind} search={search.trim()} onClear={() => find("")} />
          : (
            <Table
              name={kind === "visitor" ? words.visitors : words.addresses}
              columns={columns}
              rows={bans}
              sort={sort}
              onSort={isWhole ? setSort : undefined}
              actions={{
                title: adminWords.columns.actions,
                of: (ban) => <RowActions ban={ban} onDo={(type) => setDoing({ type, ban })} />,
              }}
            />
          )}
      </Tabs>
      <OpenDialog
        kind={kind}
        doing={doing}
        onClose={() => setDoing(null)}
        onChanged={list.reload}
      />
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
      return <BanFormDialog kind={kind} ban={null} onClose={onClose} onSaved={onChanged} />;
    case "edit":
      return <BanFormDialog kind={kind} ban={doing.ban} onClose={onClose} onSaved={onChanged} />;
    case "remove":
      return <RemoveDialog ban={doing.ban} onClose={onClose} onRemoved={onChanged} />;
    case "chats":
      return <PastChatsDialog ban={doing.ban} onClose={onClose} />;
    default: {
      const never: never = doing;
      return never;
    }
  }
}

function RowActions({ ban, onDo }: { ban: Ban; onDo: (type: "edit" | "remove" | "chats") => void }) {
  const { cell, form, remove } = adminWords;
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
  const { empty } = adminWords;
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

function inAddress(name: string): string {
  return new URLSearchParams(location.search).get(name) ?? "";
}

function toAddress(name: string, value: string): void {
  const query = new URLSearchParams(location.search);
  if (value === "") query.delete(name);
  else query.set(name, value);
  navigate(`${location.pathname}?${query}`.replace(/\?$/, ""), "replace");
}
