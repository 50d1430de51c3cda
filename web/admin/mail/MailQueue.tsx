import { listMail, type QueuedMail } from "../../api/mail";
import { serverNow } from "../../console/state/store";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState, Loading } from "../../ui/States";
import { type Column, Table } from "../../ui/Table";
import { moment } from "../../words/format";
import { useList } from "../api/useList";
import { adminWords } from "../words/words";

const { mail: words } = adminWords;

/** The newest mail, and what became of it. */
export function MailQueue({ isSending }: { isSending: boolean }) {
  const list = useList((signal) => listMail(signal), { key: String(isSending) });
  return (
    <section className="mail-queue" aria-labelledby="mail-queue-title">
      <header className="mail-queue-head">
        <h3 id="mail-queue-title">{words.queue}</h3>
        <Button small icon="refresh-cw" onClick={list.reload}>{words.reload}</Button>
      </header>
      {list.fault !== null
        ? <ErrorState title={words.queueFailed} why={list.fault} onRetry={list.reload} />
        : list.value === null
        ? <Loading />
        : list.value.length === 0
        ? <EmptyState icon="mail" title={words.nothing}>{words.nothingYet}</EmptyState>
        : (
          <Table
            name={words.queue}
            columns={columns(isSending)}
            rows={list.value}
            sort={{ by: "at", descending: true }}
          />
        )}
    </section>
  );
}

function columns(isSending: boolean): readonly Column<QueuedMail>[] {
  return [
    { key: "subject", title: words.columns.subject, isHeading: true, cell: (mail) => mail.subject },
    { key: "to", title: words.columns.to, cell: (mail) => <bdi>{mail.to}</bdi> },
    { key: "at", title: words.columns.at, cell: (mail) => moment(mail.at, serverNow()) },
    { key: "state", title: words.columns.state, cell: (mail) => <State mail={mail} isSending={isSending} /> },
  ];
}

function State({ mail, isSending }: { mail: QueuedMail; isSending: boolean }) {
  const state = mail.sent !== undefined
    ? words.sentAt(moment(mail.sent, serverNow()))
    : mail.due === undefined
    ? words.givenUp
    : !isSending
    ? words.waitsForServer
    : mail.attempts === 0
    ? words.sending
    : words.triedAgain(moment(mail.due, serverNow()));
  return (
    <>
      {state}
      {mail.failure && <span className="mail-failing">{mail.failure}</span>}
    </>
  );
}
