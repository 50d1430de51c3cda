import type { BanBody, BanPreviewPerson } from "../../api/bans";
import { adminWords } from "../words/words";
import { useBanPreview } from "./useBanPreview";

/** Beside the form: whom the ban would stop now, and the nearest of those it would not, with the reason. Nothing is written. */
export function PreviewStrip({ subject }: { subject: BanBody | null }) {
  const words = adminWords.preview;
  const preview = useBanPreview(subject);
  return (
    <section className="ban-preview" aria-label={words.title} aria-live="polite">
      <h3>{words.title}</h3>
      {subject === null || preview === null
        ? <p className="soft">{subject === null ? words.none : words.loading}</p>
        : (
          <>
            <p>
              <strong>{words.now(preview.metCount)}</strong> {words.ofOnline(preview.online)}
            </p>
            <p className="soft">{words.lastDay(preview.lastDay)}</p>
            {preview.proxy && <p className="field-error">{words.proxy(preview.proxy)}</p>}
            <People people={preview.met} more={preview.metCount - preview.met.length} />
            {preview.spared.length > 0 && (
              <>
                <h4>{words.spared}</h4>
                <People people={preview.spared} more={0} />
              </>
            )}
          </>
        )}
    </section>
  );
}

function People({ people, more }: { people: readonly BanPreviewPerson[]; more: number }) {
  const words = adminWords.preview;
  return (
    <ul>
      {people.map(({ visitor, name, address, why }) => (
        <li key={visitor} data-met={why === undefined || undefined}>
          <bdi className="ban-preview-name">{name}</bdi>
          <span className="ban-preview-address">{address}</span>
          {why && <span className="ban-preview-why">{words.why[why]}</span>}
        </li>
      ))}
      {more > 0 && <li className="soft">{words.more(more)}</li>}
    </ul>
  );
}
