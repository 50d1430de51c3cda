import { useEffect, useState } from "react";
import { addQueue, type Queue, type QueueBody, queuePath } from "../../api/queues";
import { navigate } from "../../console/places/router";
import { toast, toastRefusal } from "../../console/state/store";
import { Refused } from "../../shared/refused";
import { Button } from "../../ui/Button";
import { ConflictNotice } from "../../ui/ConflictNotice";
import { Form } from "../../ui/Form";
import { Page } from "../../ui/Page";
import { ErrorState, Loading } from "../../ui/States";
import { Warning } from "../../ui/Warning";
import { useResource } from "../api/useResource";
import { adminWords } from "../words/words";
import { ownZone } from "./moments";
import { differences } from "./differences";
import { emptyForm, type FormErrors, formOf, type QueueForm, read } from "./queueForm";
import { QueueFields } from "./QueueFields";

const words = adminWords.queues;
const place = "/admin/queues";

/** Creates a queue. */
export function NewQueue() {
  const [first] = useState(() => emptyForm(ownZone()));
  const [form, setForm] = useState(first);
  const [errors, setErrors] = useState<FormErrors>({});
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [isDone, setDone] = useState(false);
  // In an effect: by then the form has no unsaved changes, about which the browser would ask.
  useEffect(() => {
    if (isDone) navigate(place);
  }, [isDone]);

  async function save(): Promise<void> {
    const found = read(form);
    setErrors("errors" in found ? found.errors : {});
    if ("errors" in found) return;
    setSaving(true);
    setRefusal(null);
    try {
      const queue = await addQueue(found.body);
      toast(words.added(queue.name));
      setForm(first);
      setDone(true);
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      setRefusal(why);
    } finally {
      setSaving(false);
    }
  }

  return (
    <Page title={words.add} about={words.about} actions={<Back />}>
      <Form
        isChanged={form !== first}
        isSaving={isSaving}
        onSave={() => void save()}
        onDiscard={() => {
          setForm(first);
          setErrors({});
          setRefusal(null);
        }}
      >
        {refusal && <RefusalWarning why={refusal} />}
        <QueueFields id={null} form={form} errors={errors} refusal={refusal} onChange={setForm} />
      </Form>
    </Page>
  );
}

/** Loads a queue and edits it. */
export function QueueEditor({ id }: { id: string }) {
  const [resource, keeper] = useResource<Queue, QueueBody>(queuePath(id), null, "PUT");
  if (resource.kind === "loading") {
    return (
      <Page title={words.title} about={words.about}>
        <Loading />
      </Page>
    );
  }
  if (resource.kind === "failed") {
    return (
      <Page title={words.title} about={words.about} actions={<Back />}>
        <ErrorState
          title={words.failed}
          why={resource.why.detail || resource.why.title}
          onRetry={() => void keeper.load()}
        />
      </Page>
    );
  }
  const { value, refusal, conflict, isSaving } = resource;
  return (
    <Editing
      key={value.etag}
      queue={value}
      theirs={conflict?.theirs ?? null}
      by={conflict?.by ?? null}
      isSaving={isSaving}
      refusal={refusal}
      onTakeTheirs={() => keeper.takeTheirs()}
      onSave={async (body) => {
        const isSaved = await (conflict ? keeper.keepMine(body) : keeper.save(body));
        if (isSaved) toast(words.saved(body.name));
        else if (keeper.current.kind === "ready" && keeper.current.refusal) {
          const why = keeper.current.refusal;
          if (why.field === null) toastRefusal(why);
        }
      }}
    />
  );
}

function Editing({ queue, theirs, by, isSaving, refusal, onSave, onTakeTheirs }: {
  queue: Queue;
  theirs: Queue | null;
  by: string | null;
  isSaving: boolean;
  refusal: Refused | null;
  onSave: (body: QueueBody) => Promise<void>;
  onTakeTheirs: () => void;
}) {
  const [first] = useState(() => formOf(queue, ownZone()));
  const [form, setForm] = useState<QueueForm>(first);
  const [errors, setErrors] = useState<FormErrors>({});
  return (
    <Page title={queue.name} about={words.about} actions={<Back />}>
      <Form
        isChanged={form !== first}
        isSaving={isSaving}
        reaches={words.reaches(queue.widgets, queue.waiting)}
        onSave={() => {
          const found = read(form);
          setErrors("errors" in found ? found.errors : {});
          if ("body" in found) void onSave(found.body);
        }}
        onDiscard={() => {
          setForm(first);
          setErrors({});
        }}
      >
        {theirs && (
          <ConflictNotice
            by={by}
            theirs={differences(theirs, form)}
            onTakeTheirs={onTakeTheirs}
          />
        )}
        {refusal && <RefusalWarning why={refusal} />}
        <QueueFields id={queue.id} form={form} errors={errors} refusal={refusal} onChange={setForm} />
      </Form>
    </Page>
  );
}

/** Why it was not saved, unless a field says it. */
function RefusalWarning({ why }: { why: Refused }) {
  return <Warning isAlert>{[why.title, why.detail].filter(Boolean).join(". ")}</Warning>;
}

function Back() {
  return <Button icon="arrow-left" onClick={() => navigate(place)}>{words.back}</Button>;
}
