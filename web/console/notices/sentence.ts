import { noticeWords } from "../words/words";
import type { Notice } from "./notice";

/** What the notice says. `nameOf` names an agent; null when nobody knows the name. */
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

/** The words that come with it: the message, the note; of a returned visitor nothing. */
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
