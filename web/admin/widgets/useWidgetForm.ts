import { useState } from "react";
import type { Widget, WidgetChange } from "../../api/widgets";
import { Refused } from "../../shared/refused";
import { adminWords } from "../words/words";
import {
  changesIn,
  faultsOf,
  fieldOf,
  fieldOrder,
  formOf,
  type WidgetField,
  type WidgetForm,
} from "./widgetForm";

/** The id of a field's input. */
export function inputId(field: WidgetField): string {
  return `widget-${field}`;
}

type Errors = Partial<Record<WidgetField, string>>;

/** The form of `widget` with its errors. */
export function useWidgetForm(widget: Widget) {
  const [form, setForm] = useState<WidgetForm>(() => formOf(widget));
  const [errors, setErrors] = useState<Errors>({});
  const base = formOf(widget);

  /** Changes some fields; their errors are gone until the next save. */
  function change(part: Partial<WidgetForm>): void {
    setForm((before) => ({ ...before, ...part }));
    setErrors((before) => {
      const rest = { ...before };
      for (const field of fieldOrder) if (field in part) delete rest[field];
      return rest;
    });
  }

  return {
    form,
    errors,
    change,
    isChanged: fieldOrder.some((field) => form[field] !== base[field]),
    /** Shows another version, without errors. */
    reset(to: Widget): void {
      setForm(formOf(to));
      setErrors({});
    },
    /** What to send; null if the form cannot be sent, which is said beside the fields. */
    read(): WidgetChange | null {
      const found: Errors = {};
      for (const [field, fault] of Object.entries(faultsOf(form))) {
        found[field as WidgetField] = adminWords.widgets.wrong[fault];
      }
      setErrors(found);
      return Object.keys(found).length === 0 ? changesIn(form, widget) : null;
    },
    /** Says a refusal of the server beside its field. */
    refused(why: Refused): void {
      setErrors({ [fieldOf(why.field)]: why.detail || why.title });
    },
    /** What a text field needs. */
    text: (
      field: "name" | "domains" | "title" | "subtitle" | "greeting" | "accent" | "offsetX" | "offsetY",
    ) => ({
      id: inputId(field),
      label: adminWords.widgets.fields[field],
      value: form[field],
      error: errors[field] ?? null,
      onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
    }),
    /** What a check box needs. */
    check: (field: "enabled" | "typingPreview" | "consent" | "hidesWhenAway") => ({
      id: inputId(field),
      label: adminWords.widgets.fields[field],
      hint: adminWords.widgets.hints[field],
      checked: form[field],
      error: errors[field] ?? null,
      onChange: (event: { target: { checked: boolean } }) => change({ [field]: event.target.checked }),
    }),
  };
}

export type WidgetFormState = ReturnType<typeof useWidgetForm>;
