import type { Ban, BanKind } from "../../shared/wire-agent";
import type { BanBody } from "../../api/bans";
import { readRange } from "../../shared/ipRange";

/** The content of the form. */
export type BanForm = {
  visitor: string;
  start: string;
  end: string;
  comment: string;
  /** A day as `2026-05-04`, or empty. */
  expires: string;
  confirmed: boolean;
};

export type FormField = keyof BanForm;

/** The faults found before the server is asked. */
export type FormFault =
  | "empty"
  | "notAnAddress"
  | "notAPrefix"
  | "mixed"
  | "reversed"
  | "noVisitor"
  | "notAVisitor"
  | "past";

/** The values to send, or the fault of a field. */
export type FormResult = { kind: "send"; body: BanBody } | {
  kind: "wrong";
  field: FormField;
  fault: FormFault;
};

/** Maximum length of the comment, as in the protocol. */
export const commentLimit = 500;

/** The format of an id in the protocol. */
const visitorId = /^[0-9a-hjkmnp-tv-z]{26}$/;

/** The initial form: empty, or with the edited ban. */
export function formOf(ban: Ban | null): BanForm {
  const isOne = ban !== null && ban.start === ban.end;
  return {
    visitor: ban?.visitor ?? "",
    start: ban?.start ?? "",
    end: isOne ? "" : ban?.end ?? "",
    comment: ban?.comment ?? "",
    expires: ban?.expires ? dayOf(ban.expires) : "",
    confirmed: false,
  };
}

/** Parses the form for a ban of `kind`; `isEdit` if an expiry may have to be removed. */
export function readForm(form: BanForm, kind: BanKind, isEdit: boolean, now: number): FormResult {
  const subject = kind === "visitor" ? readVisitor(form) : readAddresses(form);
  if (subject.kind === "wrong") return subject;
  const expires = form.expires === "" ? 0 : endOfDay(form.expires);
  if (form.expires !== "" && expires <= now) return { kind: "wrong", field: "expires", fault: "past" };
  return {
    kind: "send",
    body: {
      ...subject.body,
      comment: form.comment.trim(),
      ...(expires > 0 || isEdit ? { expires } : {}),
      ...(form.confirmed ? { confirmed: true } : {}),
    },
  };
}

/** What the form bans, without comment and expiry; null while that is not fit to be sent. */
export function subjectOf(form: BanForm, kind: BanKind): BanBody | null {
  const result = kind === "visitor" ? readVisitor(form) : readAddresses(form);
  return result.kind === "send" ? result.body : null;
}

/** The field that a refusal of the server belongs to. */
export function fieldOf(code: string, field: string | null, kind: BanKind): FormField {
  if (code === "confirmationNeeded") return "confirmed";
  if (field === "cidr") return "start";
  if (field === "end" || field === "comment" || field === "expires") return field;
  return kind === "visitor" ? "visitor" : "start";
}

function readVisitor({ visitor }: BanForm): FormResult {
  const id = visitor.trim().toLowerCase();
  if (id === "") return { kind: "wrong", field: "visitor", fault: "noVisitor" };
  if (!visitorId.test(id)) return { kind: "wrong", field: "visitor", fault: "notAVisitor" };
  return { kind: "send", body: { visitor: id } };
}

function readAddresses({ start, end }: BanForm): FormResult {
  const range = readRange(start, end);
  switch (range.kind) {
    case "wrong":
      return { kind: "wrong", field: range.field, fault: range.reason };
    case "cidr":
      return { kind: "send", body: { cidr: range.cidr } };
    case "range":
      return { kind: "send", body: { start: range.start, end: range.end } };
    default: {
      const never: never = range;
      return never;
    }
  }
}

/** The last moment of a day in this machine's time zone. */
function endOfDay(day: string): number {
  return new Date(`${day}T23:59:59.999`).getTime();
}

function dayOf(at: number): string {
  const date = new Date(at);
  const pad = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
