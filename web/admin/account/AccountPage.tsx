import { type FormEvent, useState } from "react";
import {
  changePassword,
  endOtherSessions,
  endSession,
  listSessions,
  type OwnSession,
} from "../../api/account";
import { serverNow, toast, toastRefusal } from "../../console/state/store";
import { Refused } from "../../shared/refused";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { ListView } from "../../ui/ListView";
import { Page } from "../../ui/Page";
import type { Column } from "../../ui/Table";
import { moment } from "../../words/format";
import { useList } from "../api/useList";
import { staffWords } from "../words/staff";

const words = staffWords.account;

/** One's own account, for every agent: the password, and the browsers in which one is logged in. */
export function AccountPage() {
  return (
    <Page title={words.title} about={words.about}>
      <PasswordForm />
      <Sessions />
    </Page>
  );
}

type PasswordField = "old" | "new" | "repeat";

function PasswordForm() {
  const nothing = { old: "", new: "", repeat: "" };
  const [typed, setTyped] = useState(nothing);
  const [error, setError] = useState<{ field: PasswordField; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const bound = (field: PasswordField) => ({
    type: "password",
    autoComplete: field === "old" ? "current-password" : "new-password",
    value: typed[field],
    error: error?.field === field ? error.text : null,
    onChange: (event: { target: { value: string } }) => {
      setTyped({ ...typed, [field]: event.target.value });
      setError(null);
    },
  });

  async function change(event: FormEvent): Promise<void> {
    event.preventDefault();
    const empty = (["old", "new", "repeat"] as const).find((field) => typed[field] === "");
    if (empty) return setError({ field: empty, text: words.missing });
    if (typed.new !== typed.repeat) return setError({ field: "repeat", text: words.different });
    setBusy(true);
    try {
      await changePassword(typed.old, typed.new);
      setTyped(nothing);
      toast(words.changed);
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      const text = [why.title, why.detail].filter(Boolean).join(". ");
      setError({ field: why.field === "new" ? "new" : "old", text });
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="account-password" noValidate onSubmit={(event) => void change(event)}>
      <h3>{words.password}</h3>
      <p className="form-about">{words.passwordAbout}</p>
      <Field label={words.old} {...bound("old")} />
      <Field label={words.new} hint={words.newHint} {...bound("new")} />
      <Field label={words.repeat} {...bound("repeat")} />
      <div>
        <Button type="submit" tone="primary" busy={busy}>{words.change}</Button>
      </div>
    </form>
  );
}

type SessionKey = "browser" | "address" | "created" | "seen";

const columns: readonly Column<OwnSession, SessionKey>[] = [
  {
    key: "browser",
    title: words.columns.browser,
    isHeading: true,
    cell: (session) => (
      <span className="agent-name">
        {session.browser || words.unknown}
        {session.current && <span className="agent-you">{words.current}</span>}
      </span>
    ),
  },
  { key: "address", title: words.columns.address, cell: (session) => session.address },
  {
    key: "created",
    title: words.columns.created,
    cell: (session) => moment(session.created, serverNow()),
    sortKey: (session) => session.created,
    largestFirst: true,
  },
  {
    key: "seen",
    title: words.columns.seen,
    cell: (session) => moment(session.seen, serverNow()),
    sortKey: (session) => session.seen,
    largestFirst: true,
  },
];

function Sessions() {
  const list = useList(async (signal) => {
    const rows = await listSessions(signal);
    return { total: rows.length, rows };
  }, { key: "" });

  async function end(perform: () => Promise<void>): Promise<void> {
    try {
      await perform();
      toast(words.ended);
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      toastRefusal(why);
    }
    list.reload();
  }

  return (
    <section className="account-sessions">
      <header className="account-header">
        <div>
          <h3>{words.sessions}</h3>
          <p className="form-about">{words.sessionsAbout}</p>
        </div>
        {(list.value?.total ?? 0) > 1 && (
          <Button icon="log-out" onClick={() => void end(endOtherSessions)}>{words.endOthers}</Button>
        )}
      </header>
      <ListView
        name={words.sessions}
        list={list}
        failed={words.failed}
        paging={{ offset: 0, size: Math.max(list.value?.total ?? 0, 1), onGo: () => {} }}
        columns={columns}
        firstSort={{ by: "created", descending: true }}
        actions={{
          title: words.columns.actions,
          of: (session) =>
            !session.current && (
              <Button
                small
                aria-label={words.endOf(session.browser || words.unknown)}
                onClick={() => void end(() => endSession(session.id))}
              >
                {words.end}
              </Button>
            ),
        }}
        empty={null}
      />
    </section>
  );
}
