import { navigate } from "../places/router";
import { placeOf } from "../places/chats";
import type { Notice } from "./notice";
import { detail, sentence } from "./sentence";
import { noticeWords } from "../words/words";

/** Desktop notifications, withdrawn when their action is done. */

const shown = new Map<string, Notification>();

export type Permission = NotificationPermission | "unsupported";

export function permission(): Permission {
  return "Notification" in globalThis ? Notification.permission : "unsupported";
}

/** Shows `fresh`, waiting chats combined, and closes those that are settled. */
export function notifyDesktop(
  fresh: readonly Notice[],
  open: readonly Notice[],
  nameOf: (agent: string) => string | null,
): void {
  const waiting = open.filter((notice) => notice.kind === "waiting");
  for (const notice of fresh) {
    const isOfMany = notice.kind === "waiting" && waiting.length > 1;
    const title = isOfMany ? noticeWords.waitingNow(waiting.length) : sentence(notice, nameOf);
    show(slotOf(notice), title, isOfMany ? "" : detail(notice), notice);
  }
  const slots = new Set(open.map(slotOf));
  for (const [slot, notification] of shown) {
    if (slots.has(slot) || slot.startsWith("returned:")) continue;
    notification.close();
    shown.delete(slot);
  }
}

/** One notification for all waiting chats, one for each other subject. */
function slotOf(notice: Notice): string {
  return notice.kind === "waiting" ? "waiting" : notice.key;
}

function show(slot: string, title: string, body: string, notice: Notice): void {
  const stays = notice.kind === "waiting" || notice.kind === "transferred";
  let notification: Notification;
  try {
    notification = new Notification(title, {
      body,
      tag: `foyer.${slot}`,
      silent: true,
      requireInteraction: stays,
    });
  } catch {
    return; // telephones have no such constructor
  }
  notification.onclick = () => {
    window.focus();
    navigate(notice.chat === null ? "/console/visitors" : placeOf(notice.chat));
    notification.close();
  };
  notification.onclose = () => shown.get(slot) === notification && shown.delete(slot);
  shown.set(slot, notification);
}
