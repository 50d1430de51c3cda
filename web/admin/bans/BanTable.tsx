import type { Ban, BanKind } from "../../shared/wire-agent";
import { count, locationOf, moment } from "../../words/format";
import { IconButton } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { serverNow } from "../../console/state/store";
import { adminWords } from "../words/words";
import { type BanSort, type BanSortKey, clicked } from "./sorting";

const words = adminWords.columns;

/** The bans of one kind; the headings sort when the whole list is at hand. */
export function BanTable({ name, kind, bans, sort, onSort, onEdit, onRemove, onChats }: {
  name: string;
  kind: BanKind;
  bans: readonly Ban[];
  sort: BanSort;
  /** Absent when only a page of the list is here: sorting that would mislead. */
  onSort?: (sort: BanSort) => void;
  onEdit: (ban: Ban) => void;
  onRemove: (ban: Ban) => void;
  onChats: (ban: Ban) => void;
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
      <table role="table" className="ban-table" aria-label={name}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ by, title }) => (
              <th
                key={by}
                scope="col"
                role="columnheader"
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
            <th scope="col" role="columnheader" className="ban-actions">
              <span className="visually-hidden">{words.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {bans.map((ban) => (
            <BanRow key={ban.id} ban={ban} onEdit={onEdit} onRemove={onRemove} onChats={onChats} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whom it stops: by name and place as they were when banned, above what the ban compares. */
function BanSubject({ ban }: { ban: Ban }) {
  const place = locationOf(ban.country, ban.city);
  return (
    <>
      {ban.name && (
        <span className="ban-who">
          <bdi className="ban-name">{ban.name}</bdi>
          {place && <span className="ban-place">{place}</span>}
        </span>
      )}
      <span className="ban-id">{ban.value}</span>
    </>
  );
}

function BanRow({ ban, onEdit, onRemove, onChats }: {
  ban: Ban;
  onChats: (ban: Ban) => void;
  onEdit: (ban: Ban) => void;
  onRemove: (ban: Ban) => void;
}) {
  const now = serverNow();
  const cell = adminWords.cell;
  return (
    <tr role="row">
      <th scope="row" role="rowheader" className="ban-value">
        <BanSubject ban={ban} />
      </th>
      <td role="cell" className="ban-comment" data-label={words.comment} title={ban.comment || undefined}>
        {ban.comment || cell.noComment}
      </td>
      <td role="cell" data-label={words.by}>{ban.by}</td>
      <td role="cell" className="ban-at" data-label={words.at}>{moment(ban.at, now)}</td>
      <td role="cell" className="ban-hits" data-label={words.hits}>
        {count(ban.hits)}
        {ban.lastHit ? <span className="ban-last">{cell.lastHit(moment(ban.lastHit, now))}</span> : null}
      </td>
      <td role="cell" className="ban-expires" data-label={words.expires}>{expiry(ban, now)}</td>
      <td role="cell" className="ban-actions">
        {ban.of && (
          <IconButton
            icon="messages-square"
            label={cell.chats(ban.name ?? ban.value)}
            tip={cell.chatsTip}
            tipSide="left"
            onClick={() => onChats(ban)}
          />
        )}
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
