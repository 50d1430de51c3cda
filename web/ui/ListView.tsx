import { type ReactNode, useState } from "react";
import { Pager } from "./Pager";
import { SearchBox } from "./SearchBox";
import { type Sort, sorted } from "./sorting";
import { ErrorState, Loading } from "./States";
import { type Column, Table } from "./Table";

/** What is known of a list. */
export interface ListState<Row> {
  readonly value: { readonly total: number; readonly rows: readonly Row[] } | null;
  /** Why it could not be loaded; null while it can. */
  readonly fault: string | null;
  readonly reload: () => void;
}

/**
 * A list of a page: its search and pager, and below them the table or what is there in its place. A list that fits on one page is
 * sorted here. Of a longer one only a part is known: the server sorts it, where it can (`ordering`), else it stays as it comes.
 */
export function ListView<Row extends { readonly id: string }, Key extends string>(
  { name, list, failed, search, paging, columns, firstSort, ordering, actions, empty }: {
    name: string;
    list: ListState<Row>;
    /** The title of what is shown when the list could not be loaded. */
    failed: string;
    /** Absent for a list that is always short. */
    search?: { name: string; hint: string; text: string; onChange: (text: string) => void };
    paging: { offset: number; size: number; onGo: (offset: number) => void };
    columns: readonly Column<Row, Key>[];
    firstSort: Sort<Key>;
    /** The order in which the server was asked for the list, and how it changes; without it, only a whole list is sorted. */
    ordering?: { sort: Sort<Key>; onSort: (sort: Sort<Key>) => void };
    actions?: { title: string; of: (row: Row) => ReactNode };
    /** Shown when there is nothing in the list, or nothing that was searched for. */
    empty: ReactNode;
  },
) {
  const [ownSort, setOwnSort] = useState(firstSort);
  const { total, rows } = list.value ?? { total: 0, rows: [] };
  const isWhole = paging.offset === 0 && total <= paging.size;
  const column = columns.find(({ key }) => key === ownSort.by);
  const shown = !ordering && isWhole && column?.sortKey
    ? sorted(rows, column.sortKey, ownSort.descending)
    : rows;
  return (
    <>
      {search && (total > 0 || search.text !== "") && (
        <div className="page-tools">
          <SearchBox {...search} />
          {total > 0 && <Pager {...paging} shown={shown.length} total={total} />}
        </div>
      )}
      {list.fault !== null
        ? <ErrorState title={failed} why={list.fault} onRetry={list.reload} />
        : list.value === null
        ? <Loading />
        : shown.length === 0
        ? empty
        : (
          <Table
            name={name}
            columns={columns}
            rows={shown}
            sort={ordering?.sort ?? ownSort}
            onSort={ordering?.onSort ?? (isWhole ? setOwnSort : undefined)}
            actions={actions}
          />
        )}
    </>
  );
}
