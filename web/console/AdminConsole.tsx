import { lazy, Suspense } from "react";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { words } from "./words/words";

/** The Admin Console, loaded on first use: agents who never open it do not load it. */
const Admin = lazy(async () => {
  try {
    const [{ load }] = await Promise.all([import("../admin/load"), stylesheet("/assets/admin.css")]);
    return { default: await load() };
  } catch {
    return { default: NotLoaded };
  }
});

export function AdminConsole({ path }: { path: string }) {
  return (
    <Suspense fallback={<p className="opening" role="status">{words.logIn.loading}</p>}>
      <Admin path={path} />
    </Suspense>
  );
}

/** The connection is lost, or the server was updated and has other files now: reloading the page helps with both. */
function NotLoaded() {
  return (
    <EmptyState icon="wifi-off" title={words.shell.unreachableTitle}>
      <p>{words.logIn.unreachable}</p>
      <Button tone="primary" icon="rotate-cw" onClick={() => location.reload()}>
        {words.shell.tryAgain}
      </Button>
    </EmptyState>
  );
}

function stylesheet(href: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.onload = () => resolve();
    link.onerror = () => reject(new Error(`${href} could not be loaded`));
    document.head.append(link);
  });
}
