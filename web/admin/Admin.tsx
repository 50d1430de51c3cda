import { isAt } from "../console/places/router";
import { permits } from "../console/state/permissions";
import { useFoyer } from "../console/state/useFoyer";
import { EmptyState } from "../ui/EmptyState";
import { AccountPage } from "./account/AccountPage";
import { AdminMenu } from "./AdminMenu";
import { type AdminPage, adminPages } from "./pages";
import { adminWords } from "./words/words";

/** The Admin Console: its menu, and the page named by the path. */
export function Admin({ path }: { path: string }) {
  const held = useFoyer((state) => state.permissions);
  // `seeSettings` opens every page; what can be changed there is decided by the page's own permission.
  const opens = (each: AdminPage) => permits(held, each.permission) || permits(held, "seeSettings");
  if (isAt(path, "/console/account")) return <AccountPage />;
  const page = adminPages.find((each) => isAt(path, each.path));
  const allowed = page !== undefined && opens(page);
  return (
    <div className="admin">
      <AdminMenu path={path} pages={adminPages.filter(opens)} />
      {page && allowed ? <page.component /> : <Closed title={page ? "forbidden" : "missing"} />}
    </div>
  );
}

function Closed({ title }: { title: "forbidden" | "missing" }) {
  const { closed } = adminWords;
  return (
    <EmptyState icon={title === "missing" ? "search" : "shield"} title={closed[title]}>
      <p>{title === "missing" ? closed.missingBody : closed.forbiddenBody}</p>
    </EmptyState>
  );
}
