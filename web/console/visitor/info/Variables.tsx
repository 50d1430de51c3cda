import { words } from "../../words/words";
import { Fact } from "../../parts/Copyable";

/** Variables set by the website. */
export function Variables({ variables }: { variables: Readonly<Record<string, string>> }) {
  const named = Object.entries(variables);
  return (
    <>
      <h3 className="info-heading">{words.info.variables}</h3>
      {named.length === 0 ? <p className="soft">{words.info.noVariables}</p> : (
        <dl className="facts">
          {named.map(([name, value]) => (
            <Fact
              key={name}
              what={name}
              value={value}
              absent={words.info.none}
            />
          ))}
        </dl>
      )}
    </>
  );
}
