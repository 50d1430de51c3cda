import type { Ban, BanKind } from "../../../shared/wire-agent";
import { moment } from "../../format";
import { IconButton } from "../../parts/Button";
import { Icon } from "../../parts/Icon";
import { serverNow } from "../../store";
import { adminWords } from "./messages";
import { type BanSort, type BanSortKey, clicked } from "./sorting";

const words = adminWords.columns;

/** The bans of one kind; the headings sort when the whole list is at hand. */
export function BanTable({ name, kind, bans, sort, onSort, onEdit, onRemove }: {
  name: string;
  kind: BanKind;
  bans: readonly Ban[];
  sort: BanSort;
  /** Absent when only a page of the list is here: sorting that would mislead. */
  onSort?: (sort: BanSort) => void;
  onEdit: (ban: Ban) => void;
  onRemove: (ban: Ban) => void;
}) {
  const columns: readonly { by: BanSortKey; title: string }[] = [
    { by: "value", title: kind === "visitor" ? words.visitor : words.address },
    { by: "comment", title: words.comment },
    { by: "by", title: words.by },
    { by: "at", title: words.at },
    { by: "hits", title: words.hits },
    { by: "expires", title: words.expires },
  ];
  return (
    <div className="ban-table-frame" tabIndex={0} role="region" aria-label={name}>
      <table className="ban-table" aria-label={name}>
        <thead>
          <tr>
            {columns.map(({ by, title }) => (
              <th
                key={by}
                scope="col"
                className={`ban-${by}`}
                aria-sort={sortWord(sort, by, onSort !== undefined)}
              >
                {onSort
                  ? (
                    <button type="button" className="ban-sort" onClick={() => onSort(clicked(sort, by))}>
                      {title}
                      {sort.by === by && (
                        <Icon
                          name={sort.descending ? "arrow-down" : "arrow-up"}
                          size={14}
                        />
                      )}
                    </button>
                  )
                  : title}
              </th>
            ))}
            <th scope="col" className="ban-actions">
              <span className="visually-hidden">{words.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {bans.map((ban) => <BanRow key={ban.id} ban={ban} onEdit={onEdit} onRemove={onRemove} />)}
        </tbody>
      </table>
    </div>
  );
}

function BanRow({ ban, onEdit, onRemove }: {
  ban: Ban;
  onEdit: (ban: Ban) => void;
  onRemove: (ban: Ban) => void;
}) {
  const now = serverNow();
  const cell = adminWords.cell;
  return (
    <tr>
      <th scope="row" className="ban-value">{ban.value}</th>
      <td className="ban-comment" title={ban.comment || undefined}>{ban.comment || cell.noComment}</td>
      <td>{ban.by}</td>
      <td className="ban-at">{moment(ban.at, now)}</td>
      <td className="ban-hits">
        {ban.hits}
        {ban.lastHit ? <span className="ban-last">{cell.lastHit(moment(ban.lastHit, now))}</span> : null}
      </td>
      <td className="ban-expires">{expiry(ban, now)}</td>
      <td className="ban-actions">
        <IconButton
          icon="pencil"
          label={cell.edit(ban.value)}
          tip={editTip}
          tipSide="left"
          onClick={() => onEdit(ban)}
        />
        <IconButton
          icon="trash"
          label={cell.remove(ban.value)}
          tip={adminWords.remove.confirm}
          tipSide="left"
          onClick={() => onRemove(ban)}
        />
      </td>
    </tr>
  );
}

const editTip = adminWords.form.edit;

function expiry(ban: Ban, now: number): string {
  if (!ban.expires) return adminWords.cell.never;
  const when = moment(ban.expires, now);
  return ban.expires <= now ? adminWords.cell.expired(when) : when;
}

function sortWord(
  sort: BanSort,
  by: BanSortKey,
  isSortable: boolean,
): "ascending" | "descending" | undefined {
  if (!isSortable || sort.by !== by) return undefined;
  return sort.descending ? "descending" : "ascending";
}
