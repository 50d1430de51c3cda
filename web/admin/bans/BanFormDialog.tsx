import { useState } from "react";
import type { Ban, BanKind } from "../../shared/wire-agent";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { CheckField, Field, TextField } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { Refused } from "../../shared/refused";
import { serverNow, toast } from "../../console/state/store";
import { type BanForm, commentLimit, fieldOf, type FormField, formOf, readForm } from "./banForm";
import { addBan, editBan } from "../../api/bans";
import { adminWords } from "../words/words";

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
  const [busy, setBusy] = useState(false);
  const errorOf = (field: FormField) => error?.field === field ? error.text : null;

  function change(part: Partial<BanForm>): void {
    setForm({ ...form, ...part });
    setError(null);
    if (part.start !== undefined || part.end !== undefined) setMustConfirm("");
  }

  async function save(): Promise<void> {
    const result = readForm(form, kind, ban !== null, serverNow());
    if (result.kind === "wrong") return setError({ field: result.field, text: words.wrong[result.fault] });
    setBusy(true);
    try {
      const saved = ban === null ? await addBan(result.body) : await editBan(ban.id, result.body);
      toast(ban === null ? words.added(saved.value) : words.saved(saved.value));
      onSaved();
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      const text = why.detail || why.title;
      if (why.code === "confirmationNeeded") setMustConfirm(text);
      else setError({ field: fieldOf(why.code, why.field, kind), text });
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={ban !== null ? words.edit : kind === "visitor" ? words.addVisitor : words.addAddresses}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" tone="primary" busy={busy}>{words.save}</Button>
        </>
      }
    >
      {kind === "visitor"
        ? (
          <Field
            label={words.visitor}
            hint={words.visitorHint}
            autoFocus
            spellCheck={false}
            autoComplete="off"
            value={form.visitor}
            error={errorOf("visitor")}
            onChange={(event) => change({ visitor: event.target.value })}
          />
        )
        : <AddressFields form={form} errorOf={errorOf} onChange={change} />}
      {mustConfirm && (
        <div className="dialog-warning" role="alert">
          <Icon name="triangle-alert" size={14} />
          <div>
            <p>{mustConfirm}</p>
            <CheckField
              label={words.confirmAnyway}
              checked={form.confirmed}
              onChange={(event) => change({ confirmed: event.target.checked })}
            />
          </div>
        </div>
      )}
      <TextField
        label={words.comment}
        maxLength={commentLimit}
        value={form.comment}
        error={errorOf("comment")}
        onChange={(event) => change({ comment: event.target.value })}
      />
      <Field
        label={words.expires}
        hint={words.expiresHint}
        type="date"
        value={form.expires}
        error={errorOf("expires")}
        onChange={(event) => change({ expires: event.target.value })}
      />
    </Dialog>
  );
}

function AddressFields({ form, errorOf, onChange }: {
  form: BanForm;
  errorOf: (field: FormField) => string | null;
  onChange: (part: Partial<BanForm>) => void;
}) {
  return (
    <>
      <p className="dialog-about">{words.shared}</p>
      <div className="ban-range">
        <Field
          label={words.start}
          hint={words.startHint}
          autoFocus
          spellCheck={false}
          autoComplete="off"
          value={form.start}
          error={errorOf("start")}
          onChange={(event) => onChange({ start: event.target.value })}
        />
        <Field
          label={words.end}
          hint={words.endHint}
          spellCheck={false}
          autoComplete="off"
          value={form.end}
          error={errorOf("end")}
          onChange={(event) => onChange({ end: event.target.value })}
        />
      </div>
    </>
  );
}
