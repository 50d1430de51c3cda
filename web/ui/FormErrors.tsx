import { Warning } from "./Warning";

/** The errors of a form in one place: each leads to its field. */
export function FormErrors({ title, errors }: {
  title: string;
  /** In the order of the fields; `id` is that of the input. */
  errors: readonly { readonly id: string; readonly label: string; readonly text: string }[];
}) {
  if (errors.length === 0) return null;
  return (
    <Warning>
      <p>{title}</p>
      <ul className="form-errors">
        {errors.map(({ id, label, text }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(id)?.focus();
              }}
            >
              {label}
            </a>: {text}
          </li>
        ))}
      </ul>
    </Warning>
  );
}
