import { memo } from "react";
import type { Sort } from "../../shared/wire-agent";
import { words } from "../words/words";
import { Icon } from "../../ui/Icon";
import { classOf, type ColumnId, inOrder, sortKeyOf } from "./columnIds";
import { sortBy } from "./view";

/** The heads of the columns; a click sorts by the column. */
export const TableHead = memo(
  function TableHead({ columns, sort }: { columns: readonly ColumnId[]; sort: Sort }) {
    return (
      <div role="rowgroup" className="head">
        <div role="row" className="head-row" aria-rowindex={1}>
          {inOrder(columns).map((id) => <Head key={id} id={id} sort={sort} />)}
          <div role="columnheader" className="head-cell cell-actions">
            <span className="visually-hidden">{words.visitors.actions}</span>
          </div>
        </div>
      </div>
    );
  },
);

function Head({ id, sort }: { id: ColumnId; sort: Sort }) {
  const key = sortKeyOf(id);
  const name = words.visitors.column[id];
  const sorted = key !== null && sort.by === key;
  return (
    <div
      role="columnheader"
      className={`head-cell ${classOf(id)}`}
      aria-sort={sorted ? (sort.descending ? "descending" : "ascending") : undefined}
    >
      {key === null ? name : (
        <button type="button" className="head-button" onClick={() => sortBy(key)}>
          {name}
          {sorted && <Icon name={sort.descending ? "arrow-down" : "arrow-up"} size={12} />}
        </button>
      )}
    </div>
  );
}
