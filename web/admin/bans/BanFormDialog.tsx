import { addBan, type BanBody, banPath } from "../../api/bans";
import { toast } from "../../console/state/store";
import type { Ban, BanKind } from "../../shared/wire-agent";
import { ConflictNotice } from "../../ui/ConflictNotice";
import { CheckField, Field, TextField } from "../../ui/Field";
import { FormDialog } from "../../ui/FormDialog";
import { Warning } from "../../ui/Warning";
import { uiWords } from "../../ui/words";
import { useResource } from "../api/useResource";
import { adminWords } from "../words/words";
import { commentLimit, formOf } from "./banForm";
import { PreviewStrip } from "./PreviewStrip";
import { useBanForm } from "./useBanForm";

const words = adminWords.form;

/** Adds a ban. */
export function AddBanDialog(
  { kind, onClose, onChanged }: { kind: BanKind; onClose: () => void; onChanged: () => void },
) {
  const form = useBanForm(kind, null);
  async function add(body: BanBody): Promise<void> {
    const { value } = await addBan(body);
    toast(words.added(value));
    onChanged();
  }
  return (
    <FormDialog
      title={kind === "visitor" ? words.addVisitor : words.addAddresses}
      confirm={words.save}
      send={() => {
        const body = form.read();
        return body !== null && add(body);
      }}
      onRefused={form.refused}
      onClose={onClose}
    >
      <Fields kind={kind} form={form} />
    </FormDialog>
  );
}

/** Changes a ban as it was loaded; where somebody else was faster, shows what they saved before it saves over that. */
export function EditBanDialog(
  { kind, ban, onClose, onChanged }: { kind: BanKind; ban: Ban; onClose: () => void; onChanged: () => void },
) {
  const [resource, keeper] = useResource<Ban, BanBody>(banPath(ban.id), {
    value: ban,
    etag: ban.etag ?? null,
  });
  const form = useBanForm(kind, ban);
  const conflict = resource.kind === "ready" ? resource.conflict : null;
  const theirs = conflict && formOf(conflict.theirs);
  const fields = ["visitor", "start", "end", "comment", "expires"] as const;

  async function save(body: BanBody): Promise<boolean> {
    const isSaved = await (conflict ? keeper.keepMine(body) : keeper.save(body));
    const after = keeper.current;
    if (after.kind === "ready" && after.refusal) throw after.refusal;
    if (isSaved && after.kind === "ready") {
      toast(words.saved(after.value.value));
      onChanged();
    }
    return isSaved;
  }

  return (
    <FormDialog
      title={words.edit}
      confirm={conflict ? uiWords().keepMine : words.save}
      send={() => {
        const body = form.read();
        return body !== null && save(body);
      }}
      onRefused={form.refused}
      onClose={() => {
        if (conflict) onChanged(); // the list is older than what was shown
        onClose();
      }}
    >
      {conflict && theirs && (
        <ConflictNotice
          by={conflict.by}
          theirs={fields.filter((field) => theirs[field] !== form.form[field])
            .map((field) => ({ label: words[field], value: theirs[field] }))}
          onTakeTheirs={() => {
            keeper.takeTheirs();
            form.change(theirs);
          }}
        />
      )}
      <Fields kind={kind} form={form} />
    </FormDialog>
  );
}

function Fields({ kind, form }: { kind: BanKind; form: ReturnType<typeof useBanForm> }) {
  const { bound } = form;
  const plain = { spellCheck: false, autoComplete: "off" };
  return (
    <div className="ban-form">
      <div className="ban-form-fields">
        {kind === "visitor"
          ? <Field label={words.visitor} hint={words.visitorHint} {...plain} {...bound("visitor")} />
          : (
            <>
              <p className="dialog-about">{words.shared}</p>
              <div className="ban-range">
                <Field label={words.start} hint={words.startHint} {...plain} {...bound("start")} />
                <Field label={words.end} hint={words.endHint} {...plain} {...bound("end")} />
              </div>
            </>
          )}
        {form.mustConfirm && (
          <Warning isAlert>
            <p>{form.mustConfirm}</p>
            <CheckField
              label={words.confirmAnyway}
              checked={form.form.confirmed}
              onChange={(event) => form.change({ confirmed: event.target.checked })}
            />
          </Warning>
        )}
        <TextField label={words.comment} maxLength={commentLimit} {...bound("comment")} />
        <Field label={words.expires} hint={words.expiresHint} type="date" {...bound("expires")} />
      </div>
      <PreviewStrip subject={form.subject} />
    </div>
  );
}
