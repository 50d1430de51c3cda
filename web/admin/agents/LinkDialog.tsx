import { useState } from "react";
import { type AccountLink, type AgentEntry, makeLink } from "../../api/staff";
import { serverNow, toast, toastRefusal } from "../../console/state/store";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { FormDialog } from "../../ui/FormDialog";
import { moment } from "../../words/format";
import { staffWords } from "../words/staff";

/** Makes a link for a password after a confirmation, since earlier links become void, and shows it. */
export function LinkDialog({ agent, onClose }: { agent: AgentEntry; onClose: () => void }) {
  const [link, setLink] = useState<AccountLink | null>(null);
  const words = staffWords.agents.link;
  if (link) return <ShownLink name={agent.name} link={link} onClose={onClose} />;
  const what = agent.joined ? words.reset : words.invitation;
  return (
    <FormDialog
      title={agent.joined
        ? staffWords.link.passwordReset(agent.name)
        : staffWords.link.invitation(agent.name)}
      confirm={staffWords.link.create}
      send={async () => {
        setLink(await makeLink(agent.id));
        return false; // the dialog shows the link next
      }}
      onRefused={(why) => {
        toastRefusal(why);
        onClose();
      }}
      onClose={onClose}
    >
      <p>{staffWords.link.before(what)}</p>
    </FormDialog>
  );
}

/** A link that is shown once, to be copied. */
export function ShownLink({ name, link, onClose }: { name: string; link: AccountLink; onClose: () => void }) {
  const words = staffWords.link;
  const address = new URL(link.path, location.origin).href;
  const title = link.purpose === "passwordReset" ? words.passwordReset(name) : words.invitation(name);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(address);
      toast(words.copied);
    } catch {
      toast(words.copyFailed, "", "problem");
    }
  }

  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void copy()}
      footer={
        <>
          <Button onClick={onClose}>{words.done}</Button>
          <Button type="submit" tone="primary" icon="copy">{words.copy}</Button>
        </>
      }
    >
      <p>{link.mailed ? words.mailed(name) : words.about(name)}</p>
      <Field
        label={words.label}
        value={address}
        readOnly
        spellCheck={false}
        hint={words.expires(moment(link.expires, serverNow()))}
        onFocus={(event) => event.target.select()}
      />
    </Dialog>
  );
}
