import type { ReactNode } from "react";
import { Icon } from "./Icon";
import { clicked, type Sort } from "./sorting";

/** A column of a table. */
export interface Column<Row, Key extends string = string> {
  readonly key: Key;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** What rows are sorted by; without it, the column does not sort. */
  readonly sortKey?: (row: Row) => string | number;
  /** The first click on the heading shows the largest first. */
  readonly largestFirst?: boolean;
  /** The column names its row, for screen readers. */
  readonly isHeading?: boolean;
  /** For a cell that may be cut off. */
  readonly tooltip?: (row: Row) => string | undefined;
}

/** A table that becomes cards on a phone: the heading on top, the actions below. Scrolls sideways within itself. */
export function Table<Row extends { readonly id: string }, Key extends string>(
  { name, columns, rows, sort, onSort, actions }: {
    name: string;
    columns: readonly Column<Row, Key>[];
    rows: readonly Row[];
    sort: Sort<Key>;
    /** Absent if only a page of the list is here: sorting it would mislead. */
    onSort?: (sort: Sort<Key>) => void;
    /** The buttons at the end of each row, and the name of that column. */
    actions?: { title: string; of: (row: Row) => ReactNode };
  },
) {
  return (
    // A group, not a region: its page is one, often of the same name. The roles of the table: displayed as cards, some browsers no
    // longer treat the elements as a table.
    <div className="data-table-frame" tabIndex={0} role="group" aria-label={name}>
      <table role="table" className="data-table" aria-label={name}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Heading
                key={column.key}
                column={column}
                sort={sort}
                onSort={column.sortKey ? onSort : undefined}
              />
            ))}
            {actions && (
              <th scope="col" role="columnheader" className="data-table-actions">
                <span className="visually-hidden">{actions.title}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.id} role="row">
              {columns.map((column) => <Cell key={column.key} column={column} row={row} />)}
              {actions && <td role="cell" className="data-table-actions">{actions.of(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading<Row, Key extends string>({ column: { key, title, largestFirst = false }, sort, onSort }: {
  column: Column<Row, Key>;
  sort: Sort<Key>;
  onSort?: (sort: Sort<Key>) => void;
}) {
  const isSorted = onSort !== undefined && sort.by === key;
  const direction = sort.descending ? "descending" : "ascending";
  return (
    <th
      scope="col"
      role="columnheader"
      data-column={key}
      aria-sort={isSorted ? direction : undefined}
    >
      {onSort
        ? (
          <button
            type="button"
            className="data-table-sort"
            onClick={() => onSort(clicked(sort, key, largestFirst))}
          >
            {title}
            {isSorted && <Icon name={sort.descending ? "arrow-down" : "arrow-up"} size={14} />}
          </button>
        )
        : title}
    </th>
  );
}

function Cell<Row, Key extends string>({ column, row }: { column: Column<Row, Key>; row: Row }) {
  const content = column.cell(row);
  return column.isHeading
    ? <th scope="row" role="rowheader" data-column={column.key}>{content}</th>
    : (
      <td role="cell" data-column={column.key} data-label={column.title} title={column.tooltip?.(row)}>
        {content}
      </td>
    );
}
