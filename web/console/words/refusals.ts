import type { RefusalWords, Worder } from "../../shared/refused";
import type { RefusalReason, VisitorStatus } from "../../shared/wire-agent";
import { count } from "../../words/format";
import type { refusals as english } from "./en/refusals";

/** The texts of refusals in one language. */
export type RefusalCatalogue = typeof english;

/**
 * Words refusals by their code and reason. The server's own English is for API clients; it is shown only for a code
 * that this console does not know.
 */
export function worderOf(words: RefusalCatalogue, statuses: Record<VisitorStatus, string>): Worder {
  return (code, reason, served) => {
    const known = Object.hasOwn(words.codes, code) ? words.codes[code] : served;
    const [title, detail] = (reason && ofReason(reason, known, words, statuses)) ??
      [known.title, known.detail];
    return { title, detail };
  };
}

/** Title and detail for a reason; null for an unknown one. */
function ofReason(
  reason: RefusalReason,
  known: RefusalWords,
  words: RefusalCatalogue,
  statuses: Record<VisitorStatus, string>,
): readonly [string, string] | null {
  const say = words.reasons;
  switch (reason.is) {
    case "permission":
      return [known.title, say.permission(words.permissions[reason.permission] ?? reason.permission)];
    case "banned":
      return [say.banned, ""];
    case "status":
      return [known.title, say.status(statuses[reason.status] ?? reason.status)];
    case "inChat":
      return [known.title, say.inChat];
    case "takenBy":
      return [say.takenBy(reason.name), ""];
    case "belongsTo":
      return [say.belongsTo(reason.name), ""];
    case "notWatched":
      return [known.title, say.notWatched];
    case "bannedBy":
      return [say.bannedBy(reason.name), ""];
    case "editedBy":
      return [say.editedBy(reason.name), known.detail];
    case "length":
      return [known.title, say.length(count(reason.limit), count(reason.got))];
    case "selfOffline":
      return [say.selfOffline, say.goOnline];
    case "obstacle":
      return [say.cannotTake(reason.name), words.obstacles[reason.obstacle]?.(reason.name) ?? ""];
    case "usedBy":
      return [known.title, say.usedBy([...reason.widgets, ...reason.flows].join(", "))];
    case "proxy":
      return [known.title, say.proxy(reason.address)];
    case "doubt":
      return [
        known.title,
        [
          words.doubts[reason.doubt]?.(reason.range) ?? "",
          say.wouldBlock(count(reason.stopped), count(reason.online)),
          say.confirm,
        ].filter(Boolean).join(" "),
      ];
    case "addressUnknown":
      return [say.addressUnknown, say.banById];
    case "domain":
      return [known.title, words.domains[reason.fault]?.(reason.text) ?? known.detail];
    case "openChats":
      return [known.title, say.openChats(reason.count)];
    case "notAnAddress":
      return [known.title, say.notAnAddress(reason.text)];
    case "notAPrefix":
      return [known.title, say.notAPrefix(reason.text)];
    case "prefixTooLong":
      return [known.title, say.prefixTooLong(reason.prefix, reason.limit)];
    case "prefixTooShort":
      return [known.title, say.prefixTooShort(reason.prefix, reason.limit)];
    case "mixedFamilies":
      return [known.title, say.mixedFamilies];
    case "startAfterEnd":
      return [known.title, say.startAfterEnd];
    default: {
      const never: never = reason; // a newer server's
      return never && null;
    }
  }
}
