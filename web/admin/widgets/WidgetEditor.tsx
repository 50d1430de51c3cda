import { useEffect, useRef, useState } from "react";
import { listWidgets, type Widget, type WidgetChange, widgetPath } from "../../api/widgets";
import { navigate } from "../../console/places/router";
import { toast } from "../../console/state/store";
import { Button } from "../../ui/Button";
import { ConflictNotice } from "../../ui/ConflictNotice";
import { Form } from "../../ui/Form";
import { FormErrors } from "../../ui/FormErrors";
import { Page } from "../../ui/Page";
import { ErrorState, Loading } from "../../ui/States";
import { uiWords } from "../../ui/words";
import { useList } from "../api/useList";
import { useResource } from "../api/useResource";
import { adminWords } from "../words/words";
import { AppearanceSection } from "./AppearanceSection";
import { BehaviourSection } from "./BehaviourSection";
import { Preview } from "./Preview";
import { widgetsPlace } from "./places";
import { TextsSection } from "./TextsSection";
import { inputId, useWidgetForm } from "./useWidgetForm";
import { fieldOrder, formOf, type WidgetForm } from "./widgetForm";
import { WebsiteSection } from "./WebsiteSection";

const words = adminWords.widgets;

/** Loads a widget and edits it. */
export function WidgetEditor({ id }: { id: string }) {
  const [resource, keeper] = useResource<Widget, WidgetChange>(widgetPath(id));
  switch (resource.kind) {
    case "loading":
      return (
        <Page title={words.editor} about="">
          <Loading />
        </Page>
      );
    case "failed":
      return (
        <Page title={words.editor} about="" actions={<BackButton />}>
          <ErrorState
            title={words.failed}
            why={resource.why.detail || resource.why.title}
            onRetry={() => void keeper.load()}
          />
        </Page>
      );
    case "ready":
      return <Editor resource={resource} keeper={keeper} />;
  }
}

type Loaded = ReturnType<typeof useResource<Widget, WidgetChange>>;

function Editor({ resource, keeper }: {
  resource: Extract<Loaded[0], { kind: "ready" }>;
  keeper: Loaded[1];
}) {
  const { value: widget, conflict } = resource;
  const form = useWidgetForm(widget);
  const known = useList(listWidgets, { key: "" }).value;
  const [failures, setFailures] = useState(0);
  const reasons = useRef<HTMLDivElement>(null);
  // The reasons are at the top, and Save is where the person is.
  useEffect(() => {
    if (failures > 0) reasons.current?.focus();
  }, [failures]);

  async function save(): Promise<void> {
    const change = form.read();
    if (change === null) return setFailures(failures + 1);
    const isSaved = await (conflict ? keeper.keepMine(change) : keeper.save(change));
    const after = keeper.current;
    if (after.kind !== "ready") return;
    if (after.refusal) form.refused(after.refusal);
    if (!isSaved) return setFailures(failures + 1);
    form.reset(after.value);
    toast(words.saved(after.value.name), words.reaches(after.value.pages));
  }

  const errors = fieldOrder.flatMap((field) => {
    const text = form.errors[field];
    return text === undefined ? [] : [{ id: inputId(field), label: words.fields[field], text }];
  });
  return (
    <Page title={widget.name} about={words.editorAbout} actions={<BackButton />}>
      <div className="widget-editor">
        <Form
          isChanged={form.isChanged}
          isSaving={resource.isSaving}
          reaches={words.reaches(widget.pages)}
          confirm={conflict ? uiWords().keepMine : undefined}
          onSave={() => void save()}
          onDiscard={() => form.reset(widget)}
        >
          <div ref={reasons} tabIndex={-1} className="widget-reasons">
            <FormErrors title={words.errors(errors.length)} errors={errors} />
            {conflict && (
              <ConflictNotice
                by={conflict.by}
                theirs={differences(formOf(conflict.theirs), form.form)}
                onTakeTheirs={() => {
                  form.reset(conflict.theirs);
                  keeper.takeTheirs();
                }}
              />
            )}
          </div>
          <WebsiteSection form={form} widget={widget} />
          <AppearanceSection form={form} />
          <TextsSection form={form} />
          <BehaviourSection form={form} known={known} />
        </Form>
        <Preview form={form.form} />
      </div>
    </Page>
  );
}

function BackButton() {
  return <Button icon="arrow-left" onClick={() => navigate(widgetsPlace)}>{words.back}</Button>;
}

/** What somebody else saved where it differs from the form. */
function differences(theirs: WidgetForm, mine: WidgetForm): { label: string; value: string }[] {
  return fieldOrder.filter((field) => theirs[field] !== mine[field]).map((field) => {
    const value = theirs[field];
    return { label: words.fields[field], value: typeof value === "boolean" ? words.isSet(value) : value };
  });
}
