import { noticeWords } from "../words/words";
import type { Notice } from "./notice";

/** The text of a notification. `nameOf` names an agent; null if unknown. */
export function sentence(notice: Notice, nameOf: (agent: string) => string | null): string {
  const { name } = notice;
  const says = noticeWords.sentence;
  switch (notice.kind) {
    case "waiting":
      return says.waiting(name);
    case "message":
      return says.message(name);
    case "transferred": {
      const by = (notice.by !== null && nameOf(notice.by)) || noticeWords.colleague;
      if (notice.how === "given") return says.given(name, by);
      return notice.how === "cameBack" ? says.cameBack(name, by) : says.yours(name);
    }
    case "returned":
      return says.returned(name);
    default: {
      const never: never = notice;
      return never;
    }
  }
}

/** The text that comes with it: the message, the note; nothing for a returned visitor. */
export function detail(notice: Notice): string {
  switch (notice.kind) {
    case "waiting":
    case "message":
      return notice.text;
    case "transferred":
      return notice.note;
    case "returned":
      return "";
    default: {
      const never: never = notice;
      return never;
    }
  }
}
