import { Icon } from "../../ui/Icon";
import { setupWords } from "../words/words";

/** The chat's window and button in the chosen colour. Only a picture: it takes no focus. */
export function Preview({ name, greeting, accent }: { name: string; greeting: string; accent: string }) {
  return (
    <figure className="setup-preview">
      <figcaption>{setupWords.website.preview}</figcaption>
      <div className="setup-preview-page" aria-hidden="true">
        <div className="setup-preview-window">
          <p className="setup-preview-head" style={{ background: accent }}>{name}</p>
          <p className="setup-preview-message">{greeting}</p>
        </div>
        <span className="setup-preview-button" style={{ background: accent }}>
          <Icon name="message-circle" size={20} />
        </span>
      </div>
    </figure>
  );
}
