import { tagOf } from "../../shared/snippets";
import { words } from "../words/words";
import { toast } from "../state/store";
import { Button } from "../../ui/Button";

/** The tag that puts a widget on a website, with a button that copies it. */
export function InstallTag({ widget }: { widget: string }) {
  const tag = tagOf(location.origin, widget);
  const copy = () =>
    navigator.clipboard.writeText(tag)
      .then(() => toast(words.info.copied(words.visitors.tag)), () =>
        toast(words.info.copyFailed, "", "problem"));
  return (
    <div className="install-tag">
      <code>{tag}</code>
      <Button small icon="copy" onClick={() => void copy()}>{words.visitors.copyTag}</Button>
    </div>
  );
}
