import { useState } from "react";
import {
  type SettingName,
  type SettingRule,
  settingRules,
  type Settings,
  settingsPath,
} from "../../api/settings";
import { toast, toastRefusal } from "../../console/state/store";
import { ConflictNotice } from "../../ui/ConflictNotice";
import { Form, FormSection } from "../../ui/Form";
import { Page } from "../../ui/Page";
import { ErrorState, Loading } from "../../ui/States";
import { useList } from "../api/useList";
import { useResource } from "../api/useResource";
import { adminWords } from "../words/words";
import { typed } from "./durations";
import { DurationField } from "./DurationField";
import {
  bodyOf,
  changedIn,
  faultsOf,
  formOf,
  type Rules,
  settingSectionNames,
  settingSections,
  type SettingsForm,
} from "./settingsForm";

/** Admin Console > Global Settings > General: the times of the site. */
export function SettingsPage() {
  const words = adminWords.settingsPage;
  const rules = useList(settingRules, { key: "" });
  const [resource, keeper] = useResource<Settings, ReturnType<typeof bodyOf>>(settingsPath, null, "PUT");
  return (
    <Page title={words.title} about={words.about}>
      {rules.fault !== null
        ? <ErrorState title={words.failed} why={rules.fault} onRetry={rules.reload} />
        : resource.kind === "failed"
        ? (
          <ErrorState
            title={words.failed}
            why={resource.why.detail || resource.why.title}
            onRetry={() => void keeper.load()}
          />
        )
        : resource.kind === "loading" || rules.value === null
        ? <Loading />
        : <SettingsFields rules={rules.value} resource={resource} keeper={keeper} />}
    </Page>
  );
}

type Opened = ReturnType<typeof useResource<Settings, ReturnType<typeof bodyOf>>>;

function SettingsFields({ rules, resource, keeper }: {
  rules: Rules;
  resource: Extract<Opened[0], { kind: "ready" }>;
  keeper: Opened[1];
}) {
  const words = adminWords.settingsPage;
  const saved = resource.value;
  const [form, setForm] = useState<SettingsForm>(() => formOf(saved));
  /** Faults are shown after the first try to save, and from then on with each change. */
  const [isTried, setTried] = useState(false);
  const faults = faultsOf(form, rules, (rule) => words.wrong(words.time(rule.least), words.time(rule.most)));
  const { conflict } = resource;
  const changed = changedIn(form, saved);

  async function save(): Promise<void> {
    setTried(true);
    if (Object.keys(faults).length > 0) {
      // the first one, in the order of the page
      queueMicrotask(() => document.querySelector<HTMLElement>(".settings [aria-invalid]")?.focus());
      return;
    }
    const body = bodyOf(form, rules);
    const isSaved = await (conflict ? keeper.keepMine(body) : keeper.save(body));
    const after = keeper.current;
    if (after.kind !== "ready") return;
    if (after.refusal) toastRefusal(after.refusal);
    if (isSaved) {
      setTried(false);
      setForm(formOf(after.value));
      toast(words.saved(changed.length));
    }
  }

  return (
    <Form
      isChanged={changed.length > 0}
      isSaving={resource.isSaving}
      reaches={conflict ? words.overwrites : words.reaches(changed.length)}
      onSave={() => void save()}
      onDiscard={() => {
        if (conflict) keeper.takeTheirs();
        setForm(formOf(conflict?.theirs ?? saved));
        setTried(false);
      }}
    >
      {conflict && (
        <ConflictNotice
          by={conflict.by}
          theirs={changedIn(form, conflict.theirs).map((name) => ({
            label: words.fields[name].label,
            value: words.time(conflict.theirs[name]),
          }))}
          onTakeTheirs={() => {
            keeper.takeTheirs();
            setForm(formOf(conflict.theirs));
          }}
        />
      )}
      {settingSectionNames.map((section) => (
        <FormSection
          key={section}
          title={words.sections[section].title}
          about={words.sections[section].about}
        >
          <div className="settings">
            {settingSections[section].map((name) => (
              <Setting
                key={name}
                name={name}
                rule={rules.get(name)}
                form={form}
                fault={isTried ? faults[name] : undefined}
                onChange={setForm}
              />
            ))}
          </div>
        </FormSection>
      ))}
    </Form>
  );
}

function Setting({ name, rule, form, fault, onChange }: {
  name: SettingName;
  rule: SettingRule | undefined;
  form: SettingsForm;
  fault: string | undefined;
  onChange: (form: SettingsForm) => void;
}) {
  const words = adminWords.settingsPage;
  if (!rule) return null;
  return (
    <DurationField
      label={words.fields[name].label}
      about={words.fields[name].about}
      bounds={words.bounds(words.time(rule.least), words.time(rule.most))}
      value={form[name]}
      usual={rule.usual}
      error={fault}
      onChange={(value) => onChange({ ...form, [name]: value })}
      onReset={() => onChange({ ...form, [name]: typed(rule.usual) })}
    />
  );
}
