import { useState } from "react";
import { type MailServer, type MailServerBody, removeMailServer } from "../../api/mail";
import { toast } from "../../console/state/store";
import { Refused } from "../../shared/refused";
import { Button } from "../../ui/Button";
import { ConflictNotice } from "../../ui/ConflictNotice";
import { Field, SelectField } from "../../ui/Field";
import { Form, FormSection } from "../../ui/Form";
import { Warning } from "../../ui/Warning";
import type { Resource, ResourceKeeper } from "../api/resource";
import { adminWords } from "../words/words";
import { type MailField, type MailForm, mailFormOf, readMailForm, withSecurity } from "./mailForm";

const { mail: words } = adminWords;

type Ready = Extract<Resource<MailServer>, { kind: "ready" }>;

/** The mail server and the sender of all mail. */
export function MailServerForm({ resource, keeper }: {
  resource: Ready;
  keeper: ResourceKeeper<MailServer, MailServerBody>;
}) {
  const saved = mailFormOf(resource.value);
  const [form, setForm] = useState(saved);
  const [error, setError] = useState<{ field: MailField | null; text: string } | null>(null);
  const { conflict } = resource;
  const isChanged = (Object.keys(form) as MailField[]).some((field) => form[field] !== saved[field]);

  function change(part: Partial<MailForm>): void {
    setForm({ ...form, ...part });
    setError(null);
  }

  function refuse(why: Refused): void {
    const field = Object.keys(form).find((each) => each === why.field) as MailField | undefined;
    setError({ field: field ?? null, text: why.detail || why.title });
  }

  async function save(): Promise<void> {
    const read = readMailForm(form);
    if (read.kind === "wrong") return setError({ field: read.field, text: words.wrong[read.fault] });
    await (conflict ? keeper.keepMine(read.body) : keeper.save(read.body));
    const after = keeper.current;
    if (after.kind !== "ready") return;
    if (after.refusal) return refuse(after.refusal);
    if (after.conflict) return;
    setForm(mailFormOf(after.value));
    toast(words.saved);
  }

  async function remove(): Promise<void> {
    try {
      await removeMailServer(resource.etag);
      toast(words.removed);
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      return refuse(why);
    }
    await keeper.load();
  }

  const bound = (field: Exclude<MailField, "security">) => ({
    label: words.fields[field],
    value: form[field],
    error: error?.field === field ? error.text : null,
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
    spellCheck: false,
  });

  const theirs = conflict && mailFormOf(conflict.theirs);
  return (
    <Form
      isChanged={isChanged}
      isSaving={resource.isSaving}
      reaches={words.reaches}
      onSave={() => void save()}
      onDiscard={() => {
        setForm(saved);
        setError(null);
      }}
    >
      {conflict && theirs && (
        <ConflictNotice
          by={conflict.by}
          theirs={(["host", "port", "login", "sender", "senderName"] as const)
            .filter((field) => theirs[field] !== form[field])
            .map((field) => ({ label: words.fields[field], value: theirs[field] }))}
          onTakeTheirs={() => {
            keeper.takeTheirs();
            setForm(theirs);
          }}
        />
      )}
      {error?.field === null && <Warning isAlert>{error.text}</Warning>}
      <FormSection title={words.server} about={words.serverAbout}>
        <div className="mail-row">
          <Field {...bound("host")} placeholder="smtp.example.com" autoComplete="off" />
          <SelectField
            label={words.fields.security}
            value={form.security}
            options={(["startTLS", "tls", "none"] as const).map((value) => ({
              value,
              label: words.security[value],
            }))}
            onChoose={(security) => change(withSecurity(form, security))}
          />
          <Field {...bound("port")} inputMode="numeric" autoComplete="off" />
        </div>
        {form.security === "none" && <Warning>{words.unencrypted}</Warning>}
        <div className="mail-row mail-row-two">
          <Field {...bound("login")} hint={words.loginHint} autoComplete="off" />
          <Field
            {...bound("password")}
            type="password"
            hint={resource.value.hasPassword ? words.passwordKept : words.passwordHint}
            autoComplete="new-password"
          />
        </div>
      </FormSection>
      <FormSection title={words.from} about={words.fromAbout}>
        <div className="mail-row mail-row-two">
          <Field {...bound("sender")} type="email" placeholder="chat@example.com" autoComplete="off" />
          <Field {...bound("senderName")} autoComplete="off" />
        </div>
      </FormSection>
      {resource.value.isSet && !isChanged && (
        <div>
          <Button icon="trash" onClick={() => void remove()}>{words.remove}</Button>
        </div>
      )}
    </Form>
  );
}
