import { useState } from "react";
import { addBan, editBan } from "../../api/bans";
import { serverNow, toast } from "../../console/state/store";
import type { Refused } from "../../shared/refused";
import type { Ban, BanKind } from "../../shared/wire-agent";
import { CheckField, Field, TextField } from "../../ui/Field";
import { FormDialog } from "../../ui/FormDialog";
import { Warning } from "../../ui/Warning";
import { adminWords } from "../words/words";
import { type BanForm, commentLimit, fieldOf, type FormField, formOf, readForm } from "./banForm";

const words = adminWords.form;

/** Adds a ban, or changes `ban`. */
export function BanFormDialog({ kind, ban, onClose, onSaved }: {
  kind: BanKind;
  ban: Ban | null;
  onClose: () => void;
  onSaved: () => void;
}) {
  const [form, setForm] = useState<BanForm>(() => formOf(ban));
  const [error, setError] = useState<{ field: FormField; text: string } | null>(null);
  const [mustConfirm, setMustConfirm] = useState("");

  function change(part: Partial<BanForm>): void {
    setForm({ ...form, ...part });
    setError(null);
    if (part.start !== undefined || part.end !== undefined) setMustConfirm("");
  }

  /** What a field needs to show its part of the form and its error. */
  const bound = (field: Exclude<FormField, "confirmed">) => ({
    value: form[field],
    error: error?.field === field ? error.text : null,
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
  });

  function send(): Promise<void> | false {
    const result = readForm(form, kind, ban !== null, serverNow());
    if (result.kind === "send") {
      return (ban === null ? addBan(result.body) : editBan(ban, result.body)).then((saved) => {
        toast(ban === null ? words.added(saved.value) : words.saved(saved.value));
        onSaved();
      });
    }
    setError({ field: result.field, text: words.wrong[result.fault] });
    return false;
  }

  function refused(why: Refused): void {
    const text = why.detail || why.title;
    if (why.code === "confirmationNeeded") setMustConfirm(text);
    else setError({ field: fieldOf(why.code, why.field, kind), text });
  }

  const plain = { spellCheck: false, autoComplete: "off" };
  return (
    <FormDialog
      title={ban !== null ? words.edit : kind === "visitor" ? words.addVisitor : words.addAddresses}
      confirm={words.save}
      send={send}
      onRefused={refused}
      onClose={onClose}
    >
      {kind === "visitor"
        ? <Field label={words.visitor} hint={words.visitorHint} {...plain} {...bound("visitor")} />
        : (
          <>
            <p className="dialog-about">{words.shared}</p>
            <div className="ban-range">
              <Field label={words.start} hint={words.startHint} {...plain} {...bound("start")} />
              <Field label={words.end} hint={words.endHint} {...plain} {...bound("end")} />
            </div>
          </>
        )}
      {mustConfirm && (
        <Warning isAlert>
          <p>{mustConfirm}</p>
          <CheckField
            label={words.confirmAnyway}
            checked={form.confirmed}
            onChange={(event) => change({ confirmed: event.target.checked })}
          />
        </Warning>
      )}
      <TextField label={words.comment} maxLength={commentLimit} {...bound("comment")} />
      <Field label={words.expires} hint={words.expiresHint} type="date" {...bound("expires")} />
    </FormDialog>
  );
}
