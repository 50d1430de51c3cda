import { useState } from "react";
import { Refused } from "../shared/refused";
import { Button } from "../ui/Button";
import { Combobox } from "../ui/Combobox";
import { CheckField, Field, SelectField, TextField } from "../ui/Field";
import { Form, FormSection } from "../ui/Form";
import { FormDialog } from "../ui/FormDialog";
import { FormErrors } from "../ui/FormErrors";
import { Part } from "./Part";

export function Fields() {
  const [queue, setQueue] = useState<string | null>("support");
  const [distribution, setDistribution] = useState("manual");
  return (
    <>
      <Part name="Field">
        <Field label="Name" defaultValue="Support" />
        <Field label="Start IP" hint="One IP, or CIDR such as 203.0.113.0/24." />
        <Field label="End IP" error="End IP must not be lower than Start IP." defaultValue="10.0.0.1" />
        <Field label="Fixed" defaultValue="Cannot be changed" disabled />
        <Field label="Expires" type="date" />
      </Part>
      <Part name="TextField, CheckField">
        <TextField label="Comment" maxLength={500} value="Sells watches" onChange={() => {}} />
        <CheckField label="IP address" hint="2 visitors online now" defaultChecked />
        <CheckField label="I understand – ban it anyway" error="Tick the box to confirm." />
        <CheckField label="Not possible" disabled />
      </Part>
      <Part name="SelectField">
        <SelectField
          label="Distribution"
          value={distribution}
          options={[
            { value: "manual", label: "Manual" },
            { value: "roundRobin", label: "Round robin" },
            { value: "leastLoaded", label: "Least loaded", disabled: true },
          ]}
          onChoose={setDistribution}
        />
      </Part>
      <Part name="Combobox">
        <Combobox
          label="Queue"
          options={[{ id: "sales", label: "Sales" }, { id: "support", label: "Support" }]}
          chosen={queue}
          onChoose={setQueue}
        />
      </Part>
    </>
  );
}

export function Forms() {
  const [name, setName] = useState("Support");
  const [saved, setSaved] = useState("Support");
  return (
    <Part name="Form, FormErrors">
      <Form
        isChanged={name !== saved}
        isSaving={false}
        reaches="2 agents see the new name at once"
        onSave={() => setSaved(name)}
        onDiscard={() => setName(saved)}
      >
        <FormErrors
          title="1 field needs a correction:"
          errors={[{ id: "gallery-queue", label: "Queue name", text: "Enter a name." }]}
        />
        <FormSection title="Queue" about="What agents and visitors read of it.">
          <Field
            id="gallery-queue"
            label="Queue name"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </FormSection>
      </Form>
    </Part>
  );
}

/** The dialog is refused without a reason, as by a server. */
export function Dialogs() {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | null>(null);
  const refuse = () => Promise.reject(new Refused({ code: "empty", title: "Enter a reason." }));
  return (
    <Part name="FormDialog">
      <Button onClick={() => setOpen(true)}>Open dialog</Button>
      {isOpen && (
        <FormDialog
          title="Delete queue Sales?"
          confirm="Delete"
          tone="danger"
          icon="trash"
          send={() => reason === "" ? refuse() : Promise.resolve()}
          onRefused={(why) => setError(why.title)}
          onClose={() => setOpen(false)}
        >
          <p className="dialog-about">2 waiting chats go to Support.</p>
          <Field
            label="Reason"
            error={error}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </FormDialog>
      )}
    </Part>
  );
}
