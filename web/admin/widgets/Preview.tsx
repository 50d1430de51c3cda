import { useEffect, useRef, useState } from "react";
import {
  previewAddress,
  type PreviewChoice,
  type PreviewLook,
  type PreviewReady,
  previewScenes,
} from "../../shared/preview";
import type { WidgetLook } from "../../shared/wire-visitor";
import { IconButton } from "../../ui/Button";
import { language } from "../../words/language";
import { SelectField } from "../../ui/Field";
import { adminWords } from "../words/words";
import { colourIn, offsetIn, type WidgetForm } from "./widgetForm";

const words = adminWords.widgets.preview;

/** The real widget in any of its states, with the values of the form, saved or not. */
export function Preview({ form }: { form: WidgetForm }) {
  const [choice, setChoice] = useState<PreviewChoice>(() => ({
    scene: "open",
    language: language(),
    direction: "ltr",
    scheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  }));
  const [isPhone, setPhone] = useState(false);
  const change = (part: Partial<PreviewChoice>) => setChoice((before) => ({ ...before, ...part }));
  const isHidden = form.hidesWhenAway && choice.scene === "away";
  return (
    <aside className="widget-preview" aria-label={words.title}>
      <div className="widget-preview-tools">
        <SelectField
          label={words.state}
          options={previewScenes.map((value) => ({ value, label: words.scenes[value] }))}
          value={choice.scene}
          onChoose={(scene) => change({ scene })}
        />
        <SelectField
          label={words.language}
          options={[{ value: "en", label: "English" }, { value: "de", label: "Deutsch" }]}
          value={choice.language}
          onChoose={(chosen) => change({ language: chosen })}
        />
        <IconButton
          icon="moon"
          label={words.dark}
          pressed={choice.scheme === "dark"}
          onClick={() => change({ scheme: choice.scheme === "dark" ? "light" : "dark" })}
        />
        <IconButton
          icon="smartphone"
          label={words.phone}
          pressed={isPhone}
          onClick={() => setPhone(!isPhone)}
        />
        <IconButton
          icon="arrow-right-left"
          label={words.rightToLeft}
          pressed={choice.direction === "rtl"}
          onClick={() => change({ direction: choice.direction === "rtl" ? "ltr" : "rtl" })}
        />
      </div>
      <Frame choice={choice} look={lookOf(form)} isPhone={isPhone} />
      <p className="field-hint">{isHidden ? words.hidden : words.about}</p>
    </aside>
  );
}

function Frame({ choice, look, isPhone }: { choice: PreviewChoice; look: WidgetLook; isPhone: boolean }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const latest = useRef(look);
  latest.current = look;
  const send = () => {
    const message: PreviewLook = { type: "look", look: latest.current };
    // The frame has no origin to name; it is sent nothing but what its own page shows.
    frame.current?.contentWindow?.postMessage(message, "*");
  };
  useEffect(() => {
    const listen = ({ source, data }: MessageEvent<PreviewReady>) => {
      if (source === frame.current?.contentWindow && data?.type === "ready") send();
    };
    addEventListener("message", listen);
    return () => removeEventListener("message", listen);
  }, []);
  useEffect(send, [JSON.stringify(look)]);
  const address = previewAddress(choice);
  return (
    <iframe
      key={address}
      ref={frame}
      className={isPhone ? "widget-frame widget-frame-phone" : "widget-frame"}
      title={words.title}
      sandbox="allow-scripts"
      src={address}
    />
  );
}

/** The form as the widget gets it; what cannot be saved yet is shown as the widget would without it. */
function lookOf(form: WidgetForm): WidgetLook {
  return {
    title: form.title,
    subtitle: form.subtitle,
    greeting: form.greeting,
    accent: colourIn(form.accent),
    side: form.side,
    offsetX: offsetIn(form.offsetX),
    offsetY: offsetIn(form.offsetY),
    startsOnOpen: form.first.startsWith("flow:"),
    typingPreview: form.typingPreview,
    hidden: form.hidesWhenAway ? "away" : null,
  };
}
