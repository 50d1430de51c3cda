import { useEffect } from "react";
import { BanDialog } from "./visitor/dialogs/BanDialog";
import { InviteDialog } from "./visitor/dialogs/InviteDialog";
import { words } from "./words/words";
import { useNoticeDesk } from "./notices/noticeDesk";
import { NoticeBell } from "./notices/NoticeBell";
import { NoticeToasts } from "./notices/NoticeToasts";
import { ChatsPage } from "./chats/ChatsPage";
import { AdminConsole } from "./AdminConsole";
import { VisitorSearch } from "./visitors/VisitorSearch";
import { VisitorsPage } from "./visitors/VisitorsPage";
import { isAt, navigate } from "./places/router";
import { usePath } from "./places/usePath";
import { Header } from "./shell/Header";
import { LogIn } from "./shell/LogIn";
import { Rail } from "./shell/Rail";
import { Missing } from "./shell/Missing";
import { Opening, Unreachable } from "./shell/Opening";
import { adminPlace } from "./state/permissions";
import { isStale } from "./state/state";
import { dispatch } from "./state/store";
import { useFoyer } from "./state/useFoyer";

/** The Agent Console and the Admin Console: log-in, or the shell around the page named by the path. */
export function App() {
  const session = useFoyer((state) => state.session);
  switch (session) {
    case "checking":
      return <Opening />;
    case "unreachable":
      return <Unreachable />;
    case "loggedOut":
      return <LogIn />;
    case "loggedIn":
      return <Shell />;
    default: {
      const never: never = session;
      return never;
    }
  }
}

function Shell() {
  const path = usePath();
  const welcomed = useFoyer((state) => state.me !== null);
  const admin = useFoyer((state) => adminPlace(state.permissions));
  const lost = useFoyer((state) => isStale(state.connection));
  useNoticeDesk();
  useEffect(() => {
    if (path === "/admin" || path === "/admin/") {
      if (welcomed) navigate(admin ?? "/console/visitors", "replace");
    } else if (path === "/console" || path === "/console/") navigate("/console/visitors", "replace");
  }, [path, welcomed]);
  if (!welcomed) return lost ? <Unreachable /> : <Opening />;
  return (
    <div className="shell" data-stale={lost || undefined}>
      <a className="skip" href="#main">{words.shell.skip}</a>
      <Rail path={path} />
      <div className="shell-body">
        <Header
          path={path}
          search={isAt(path, "/console/visitors") && <VisitorSearch />}
          bell={<NoticeBell />}
          notices={<NoticeToasts />}
        />
        <main className="shell-main" id="main" tabIndex={-1}>
          <Page path={path} />
        </main>
      </div>
      <OpenedDialog />
    </div>
  );
}

function Page({ path }: { path: string }) {
  if (isAt(path, "/console/visitors")) return <VisitorsPage />;
  if (isAt(path, "/console/chats")) return <ChatsPage />;
  // Pages that redirect at once show nothing meanwhile.
  if (["/console", "/console/", "/admin", "/admin/"].includes(path)) return null;
  return isAt(path, "/admin") || isAt(path, "/console/account") ? <AdminConsole path={path} /> : <Missing />;
}

function OpenedDialog() {
  const dialog = useFoyer((state) => state.dialog);
  if (!dialog) return null;
  const close = () => dispatch({ type: "dialog", dialog: null });
  switch (dialog.kind) {
    case "ban":
      return <BanDialog visitor={dialog.visitor} onClose={close} />;
    case "invite":
      return <InviteDialog visitor={dialog.visitor} onClose={close} />;
    default: {
      const never: never = dialog.kind;
      return never;
    }
  }
}
