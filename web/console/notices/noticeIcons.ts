import type { IconName } from "../../ui/Icon";
import type { NoticeKind } from "./notice";

/** The icon of each kind of notification. */
export const noticeIcons: Readonly<Record<NoticeKind, IconName>> = {
  waiting: "hourglass",
  message: "message-circle",
  transferred: "arrow-right-left",
  returned: "pin",
};
