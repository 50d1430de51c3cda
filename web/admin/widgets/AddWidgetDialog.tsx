import { useState } from "react";
import { addWidget, type Widget } from "../../api/widgets";
import { navigate } from "../../console/places/router";
import { toast } from "../../console/state/store";
import type { Refused } from "../../shared/refused";
import { Field, TextField } from "../../ui/Field";
import { FormDialog } from "../../ui/FormDialog";
import { adminWords } from "../words/words";
import { editorPlace } from "./places";
import { domainsIn, limits } from "./widgetForm";

const words = adminWords.widgets;

/** Adds a widget, or a copy of `original`, and opens its editor. */
export function AddWidgetDialog({ original, onClose }: { original: Widget | null; onClose: () => void }) {
  const [name, setName] = useState(original ? words.copyOf(original.name) : "");
  const [domains, setDomains] = useState(original?.domains.join("\n") ?? "");
  const [error, setError] = useState<{ field: "name" | "domains"; text: string } | null>(null);
  const of = (field: "name" | "domains") => error?.field === field ? error.text : null;

  async function add(): Promise<void> {
    const made = await addWidget({
      name,
      domains: domainsIn(domains),
      ...(original ? { copyOf: original.id } : { title: name }),
    });
    toast(words.added(made.name));
    navigate(editorPlace(made.id));
  }

  return (
    <FormDialog
      title={original ? words.copyTitle(original.name) : words.add}
      confirm={original ? words.menu.copy : words.add}
      send={() => {
        if (name.trim() !== "") return add();
        setError({ field: "name", text: words.wrong.empty });
        return false;
      }}
      onRefused={(why: Refused) =>
        setError({ field: why.field === "domains" ? "domains" : "name", text: why.detail || why.title })}
      onClose={onClose}
    >
      <Field
        label={words.fields.name}
        hint={words.hints.name}
        maxLength={limits.name}
        value={name}
        error={of("name")}
        onChange={(event) => {
          setName(event.target.value);
          setError(null);
        }}
      />
      <TextField
        label={words.fields.domains}
        hint={words.hints.domains}
        rows={3}
        spellCheck={false}
        value={domains}
        error={of("domains")}
        onChange={(event) => {
          setDomains(event.target.value);
          setError(null);
        }}
      />
    </FormDialog>
  );
}
