import { useState } from "react";
import type { Ban, BanKind } from "../../shared/wire-agent";
import { Button, IconButton } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { BanTable } from "./BanTable";
import { navigate } from "../../console/places/router";
import { adminWords } from "../words/words";
import { type BanSort, defaultSort, sorted } from "./sorting";
import { type Bans, pageSize, useBans } from "./useBans";

const words = adminWords.page;

/** What a dialog is open for. */
export type Editing = { type: "add" } | { type: "edit" | "remove" | "chats"; ban: Ban };

/** Search, table and pages of one tab. Keyed by the kind. */
export function BanListBody({ kind, version, onAct, onRetry }: {
  kind: BanKind;
  /** Another number asks the server again. */
  version: number;
  onAct: (editing: Editing) => void;
  onRetry: () => void;
}) {
  const [search, setSearch] = useState(searchInAddress);
  const [offset, setOffset] = useState(0);
  const [sort, setSort] = useState<BanSort>(defaultSort);
  const bans = useBans(kind, search.trim(), offset, version);
  const total = bans.page?.total ?? 0;
  const isWhole = offset === 0 && total <= pageSize;
  const shown = bans.page ? (isWhole ? sorted(bans.page.bans, sort) : bans.page.bans) : [];

  return (
    <div id="ban-list-panel" role="tabpanel" aria-labelledby={`tab-${kind}`} className="ban-panel">
      {(total > 0 || search !== "") && (
        <div className="ban-tools">
          <label className="ban-search">
            <Icon name="search" />
            <input
              type="search"
              className="input"
              aria-label={words.search}
              placeholder={kind === "visitor" ? words.searchVisitors : words.searchAddresses}
              value={search}
              onChange={(event) => {
                setSearch(event.target.value);
                writeSearch(event.target.value);
                setOffset(0);
              }}
            />
          </label>
          {total > 0 && <Pages offset={offset} shown={shown.length} total={total} onGo={setOffset} />}
        </div>
      )}
      {shown.length > 0
        ? (
          <BanTable
            name={kind === "visitor" ? words.visitors : words.addresses}
            kind={kind}
            bans={shown}
            sort={sort}
            onSort={isWhole ? setSort : undefined}
            onEdit={(ban) => onAct({ type: "edit", ban })}
            onRemove={(ban) => onAct({ type: "remove", ban })}
            onChats={(ban) => onAct({ type: "chats", ban })}
          />
        )
        : (
          <Nothing
            kind={kind}
            bans={bans}
            search={search.trim()}
            onClear={() => {
              setSearch("");
              writeSearch("");
            }}
            onRetry={onRetry}
          />
        )}
    </div>
  );
}

/** The search is part of the address: a reload or a link to a colleague keeps it. */
function searchInAddress(): string {
  return new URLSearchParams(location.search).get("q") ?? "";
}

function writeSearch(text: string): void {
  const query = new URLSearchParams(location.search);
  if (text === "") query.delete("q");
  else query.set("q", text);
  navigate(`${location.pathname}?${query}`.replace(/\?$/, ""), "replace");
}

function Pages({ offset, shown, total, onGo }: {
  offset: number;
  shown: number;
  total: number;
  onGo: (offset: number) => void;
}) {
  return (
    <span className="ban-pages">
      {words.of(shown === 0 ? 0 : offset + 1, offset + shown, total)}
      {total > pageSize && (
        <>
          <IconButton
            icon="chevron-left"
            label={words.previous}
            disabled={offset === 0}
            onClick={() => onGo(Math.max(0, offset - pageSize))}
          />
          <IconButton
            icon="chevron-right"
            label={words.next}
            disabled={offset + shown >= total}
            onClick={() => onGo(offset + pageSize)}
          />
        </>
      )}
    </span>
  );
}

/** Why no ban is to be seen, and the next step. */
function Nothing({ kind, bans, search, onClear, onRetry }: {
  kind: BanKind;
  bans: Bans;
  search: string;
  onClear: () => void;
  onRetry: () => void;
}) {
  const empty = adminWords.empty;
  if (bans.fault !== null) {
    return (
      <EmptyState icon="triangle-alert" title={words.failed}>
        <p>{bans.fault}</p>
        <Button icon="refresh-cw" onClick={onRetry}>{words.again}</Button>
      </EmptyState>
    );
  }
  if (bans.page === null) return <p className="ban-loading" role="status">{words.loading}</p>;
  if (search !== "") {
    return (
      <EmptyState icon="search" title={empty.nothingFound}>
        <p>{empty.nothingFoundNext(search)}</p>
        <Button onClick={onClear}>{empty.clear}</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="shield" title={kind === "visitor" ? empty.visitors : empty.addresses}>
      <p>{kind === "visitor" ? empty.visitorsNext : empty.addressesNext}</p>
    </EmptyState>
  );
}
