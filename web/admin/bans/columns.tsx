import type { BanOrder } from "../../api/bans";
import type { Ban, BanKind } from "../../shared/wire-agent";
import { serverNow } from "../../console/state/store";
import type { Column } from "../../ui/Table";
import { count, locationOf, moment } from "../../words/format";
import { adminWords } from "../words/words";

/** The columns of bans of one kind, and how they sort. */
export function banColumns(kind: BanKind): readonly Column<Ban, BanOrder>[] {
  const { columns: titles, cell } = adminWords;
  return [
    {
      key: "value",
      title: kind === "visitor" ? titles.visitor : titles.address,
      isHeading: true,
      cell: (ban) => <Subject ban={ban} />,
      sortKey: (ban) => ban.value,
    },
    {
      key: "comment",
      title: titles.comment,
      cell: (ban) => ban.comment || cell.noComment,
      tooltip: (ban) => ban.comment || undefined,
      sortKey: (ban) => ban.comment ?? "",
    },
    { key: "by", title: titles.by, cell: (ban) => ban.by, sortKey: (ban) => ban.by ?? "" },
    {
      key: "at",
      title: titles.at,
      cell: (ban) => moment(ban.at, serverNow()),
      sortKey: (ban) => ban.at,
      largestFirst: true,
    },
    { key: "hits", title: titles.hits, cell: hits, sortKey: (ban) => ban.hits, largestFirst: true },
    {
      key: "expires",
      title: titles.expires,
      cell: expiry,
      sortKey: (ban) => ban.expires || Infinity, // never sorts after every day
    },
  ];
}

/** The subject: name and location at the time of the ban, above the compared value. */
function Subject({ ban }: { ban: Ban }) {
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

function hits(ban: Ban) {
  const last = ban.lastHit ? adminWords.cell.lastHit(moment(ban.lastHit, serverNow())) : null;
  return <>{count(ban.hits)}{last && <span className="ban-last">{last}</span>}</>;
}

function expiry(ban: Ban): string {
  if (!ban.expires) return adminWords.cell.never;
  const when = moment(ban.expires, serverNow());
  return ban.expires <= serverNow() ? adminWords.cell.expired(when) : when;
}
