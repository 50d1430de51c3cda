import { useState } from "react";
import { isOfInputMethod } from "../../../shared/keys";
import type { Contact } from "../../../shared/wire-agent";
import { words } from "../../words/words";
import { Refused } from "../../../shared/refused";
import { command, toastRefusal } from "../../state/store";
import { Button, IconButton } from "../../../ui/Button";
import { Field } from "../../../ui/Field";
import { Fact } from "../../parts/Copyable";
import { isEmail } from "./email";

/** The visitor's contact; agents may edit it. */
export function ContactCard({ visitor, contact }: { visitor: string; contact: Contact }) {
  const [editing, setEditing] = useState(false);
  const absent = words.info.none;
  return (
    <>
      <div className="info-heading-line">
        <h3 className="info-heading">{words.info.contact}</h3>
        {!editing && (
          <IconButton
            icon="pencil"
            size={14}
            label={words.info.edit(words.info.contact)}
            tipSide="left"
            onClick={() => setEditing(true)}
          />
        )}
      </div>
      {editing ? <ContactForm visitor={visitor} contact={contact} onDone={() => setEditing(false)} /> : (
        <>
          <dl className="facts">
            <Fact what={words.info.name} value={contact.name} absent={absent} />
            <Fact what={words.info.email} value={contact.email} absent={absent} />
            <Fact what={words.info.phone} value={contact.phone} absent={absent} />
          </dl>
          {contact.claimed && (contact.name || contact.email || contact.phone) && (
            <p className="soft">{words.info.claimed}</p>
          )}
        </>
      )}
    </>
  );
}

function ContactForm(
  { visitor, contact, onDone }: { visitor: string; contact: Contact; onDone: () => void },
) {
  const [name, setName] = useState(contact.name ?? "");
  const [email, setEmail] = useState(contact.email ?? "");
  const [phone, setPhone] = useState(contact.phone ?? "");
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const [isWrong, setWrong] = useState(false);

  async function save(): Promise<void> {
    setWrong(!isEmail(email.trim()));
    if (!isEmail(email.trim())) return;
    setBusy(true);
    setRefused(null);
    try {
      await command({
        type: "editContact",
        visitor,
        name: name.trim(),
        email: email.trim(),
        phone: phone.trim(),
      });
      onDone();
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      setRefused(why);
      if (!fields.includes(why.field ?? "")) toastRefusal(why);
      setBusy(false);
    }
  }

  const errorOf = (field: string) => refused?.field === field ? refused.detail || refused.title : null;
  return (
    <form
      className="contact-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => event.key === "Escape" && !isOfInputMethod(event.nativeEvent) && onDone()}
    >
      <Field
        label={words.info.name}
        value={name}
        autoFocus
        error={errorOf("name")}
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        label={words.info.email}
        type="email"
        value={email}
        error={isWrong ? words.info.notEmail : errorOf("email")}
        onChange={(event) => {
          setEmail(event.target.value);
          setWrong(false);
        }}
      />
      <Field
        label={words.info.phone}
        type="tel"
        value={phone}
        error={errorOf("phone")}
        onChange={(event) => setPhone(event.target.value)}
      />
      <div className="contact-buttons">
        <Button small onClick={onDone}>{words.info.cancel}</Button>
        <Button small tone="primary" type="submit" busy={busy}>{words.info.save}</Button>
      </div>
    </form>
  );
}

const fields = ["name", "email", "phone"];
