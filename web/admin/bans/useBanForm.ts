import { useState } from "react";
import type { BanBody } from "../../api/bans";
import { serverNow } from "../../console/state/store";
import type { Refused } from "../../shared/refused";
import type { Ban, BanKind } from "../../shared/wire-agent";
import { adminWords } from "../words/words";
import { type BanForm, fieldOf, type FormField, formOf, readForm, subjectOf } from "./banForm";

/** The form of a ban with its errors; opened for `ban`, or for a new one. */
export function useBanForm(kind: BanKind, ban: Ban | null) {
  const [form, setForm] = useState<BanForm>(() => formOf(ban));
  const [error, setError] = useState<{ field: FormField; text: string } | null>(null);
  const [mustConfirm, setMustConfirm] = useState("");

  function change(part: Partial<BanForm>): void {
    setForm({ ...form, ...part });
    setError(null);
    if (part.start !== undefined || part.end !== undefined) setMustConfirm("");
  }

  return {
    form,
    /** What the form bans; null while that is not fit to be sent. */
    subject: subjectOf(form, kind),
    mustConfirm,
    change,
    /** What a field needs to show its part of the form and its error. */
    bound: (field: Exclude<FormField, "confirmed">) => ({
      value: form[field],
      error: error?.field === field ? error.text : null,
      onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
    }),
    /** What to send; null when that is not fit to be sent, which is said beside its field. */
    read(): BanBody | null {
      const result = readForm(form, kind, ban !== null, serverNow());
      if (result.kind === "send") return result.body;
      setError({ field: result.field, text: adminWords.form.wrong[result.fault] });
      return null;
    },
    /** Says a refusal of the server beside its field. */
    refused(why: Refused): void {
      const text = why.detail || why.title;
      if (why.code === "confirmationNeeded") setMustConfirm(text);
      else setError({ field: fieldOf(why.code, why.field, kind), text });
    },
  };
}
