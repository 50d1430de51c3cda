import { useEffect, useState } from "react";
import type { Ban, Done } from "../../../shared/wire-agent";
import { Refused } from "../../connection/connection";
import { FormDialog } from "../../../ui/FormDialog";
import { CheckField, TextField } from "../../../ui/Field";
import { Icon } from "../../../ui/Icon";
import { Warning } from "../../../ui/Warning";
import { removeBan } from "../../../api/bans";
import { permits } from "../../state/permissions";
import type { ToastAction } from "../../state/state";
import { command, getState, toast, toastRefusal } from "../../state/store";
import {
  type BanDraft,
  type BanField,
  commentLimit,
  emptyDraft,
  faultOf,
  fieldOf,
  previewWords,
} from "./banDraft";
import { dialogWords } from "../../words/words";

const words = dialogWords.ban;

/** Asks how to ban a visitor, shows whom else it affects, and bans. */
export function BanDialog(
  { visitor, onClose }: { visitor: { id: string; name: string }; onClose: () => void },
) {
  const [draft, setDraft] = useState<BanDraft>(emptyDraft);
  const [preview, setPreview] = useState<Done | null>(null);
  const [previewFault, setPreviewFault] = useState("");
  const [errors, setErrors] = useState<Partial<Record<BanField, string>>>({});

  useEffect(() => {
    let isCurrent = true;
    command({ type: "banPreview", visitor: visitor.id }).then(
      (done) => isCurrent && setPreview(done),
      (why: unknown) =>
        isCurrent && setPreviewFault(why instanceof Refused ? why.detail || why.title : String(why)),
    );
    return () => {
      isCurrent = false;
    };
  }, [visitor.id]);

  const { refusal, warning: foreseen } = previewWords(preview);
  const warning = foreseen || errors.confirmed;

  function change(part: Partial<BanDraft>): void {
    setDraft({ ...draft, ...part });
    setErrors({});
  }

  function send(): Promise<void> | false {
    const fault = faultOf(draft, preview);
    if (fault !== null) {
      setErrors(
        fault === "nothingChosen" ? { chosen: words.nothingChosen } : { confirmed: words.mustConfirm },
      );
      return false;
    }
    return command({ type: "ban", visitor: visitor.id, ...draft, comment: draft.comment.trim() })
      .then((done) => toast(words.banned(visitor.name), "", "plain", undoOf(done.bans ?? [], visitor.name)));
  }

  return (
    <FormDialog
      title={words.title}
      icon="ban"
      tone="danger"
      send={send}
      onRefused={(why) => setErrors({ [fieldOf(why.code, why.field)]: why.detail || why.title })}
      onClose={onClose}
    >
      <p className="dialog-about">{words.about(visitor.name)}</p>
      <div className="dialog-choices">
        <CheckField
          label={words.byVisitor}
          hint={words.byVisitorHint}
          checked={draft.byVisitor}
          error={errors.byVisitor}
          onChange={(event) => change({ byVisitor: event.target.checked })}
        />
        <CheckField
          label={words.byAddress}
          hint={refusal || previewFault || addressHint(preview)}
          checked={draft.byAddress}
          disabled={refusal !== "" || (preview !== null && !preview.address)}
          error={errors.byAddress}
          onChange={(event) => change({ byAddress: event.target.checked })}
        />
        {draft.byAddress && (preview?.sharedNow ?? 0) > 1 && (
          <Warning icon="users">{words.sharedWarning}</Warning>
        )}
        {draft.byAddress && warning && (
          <Warning>
            <p>{warning}</p>
            <CheckField
              label={words.confirmAnyway}
              checked={draft.confirmed}
              error={errors.confirmed}
              onChange={(event) => change({ confirmed: event.target.checked })}
            />
          </Warning>
        )}
        {errors.chosen && (
          <p className="field-error" role="alert">
            <Icon name="circle-alert" size={14} />
            {errors.chosen}
          </p>
        )}
      </div>
      <TextField
        label={words.comment}
        hint={words.commentHint}
        maxLength={commentLimit}
        value={draft.comment}
        error={errors.comment}
        onChange={(event) => change({ comment: event.target.value })}
      />
    </FormDialog>
  );
}

/** Undoes the ban; offered to agents who may change the Ban List. */
function undoOf(bans: readonly Ban[], name: string): ToastAction | undefined {
  if (bans.length === 0 || !permits(getState().permissions, "manageBans")) return undefined;
  const run = async () => {
    try {
      for (const ban of bans) await removeBan(ban.id);
      toast(words.unbanned(name));
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      toastRefusal(why);
    }
  };
  return { label: words.undo, run: () => void run() };
}

function addressHint(preview: Done | null): string {
  if (preview === null) return words.counting;
  if (!preview.address) return words.unknownAddress;
  return words.shared(
    preview.address,
    words.now(preview.sharedNow ?? 0),
    words.lately(preview.sharedLately ?? 0),
  );
}
