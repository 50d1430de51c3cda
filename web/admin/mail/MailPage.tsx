import { type MailServer, type MailServerBody, mailServerPath } from "../../api/mail";
import { Page } from "../../ui/Page";
import { ErrorState, Loading } from "../../ui/States";
import { useResource } from "../api/useResource";
import { adminWords } from "../words/words";
import { MailQueue } from "./MailQueue";
import { MailServerForm } from "./MailServerForm";
import { TestMail } from "./TestMail";

const { mail: words } = adminWords;

/** Admin Console > Global Settings > Mail. */
export function MailPage() {
  const [resource, keeper] = useResource<MailServer, MailServerBody>(mailServerPath, null, "PUT");
  const isSet = resource.kind === "ready" && resource.value.isSet;
  return (
    <Page title={words.title} about={words.about}>
      {resource.kind === "loading" && <Loading />}
      {resource.kind === "failed" && (
        <ErrorState
          title={words.failed}
          why={resource.why.detail || resource.why.title}
          onRetry={() => void keeper.load()}
        />
      )}
      {resource.kind === "ready" && (
        <>
          <MailServerForm resource={resource} keeper={keeper} />
          {isSet && <TestMail />}
          <MailQueue isSending={isSet} />
        </>
      )}
    </Page>
  );
}
