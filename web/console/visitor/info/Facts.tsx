import type { VisitorInfo } from "../../../shared/wire-agent";
import { locationOf, moment } from "../../../words/format";
import { words } from "../../words/words";
import { serverNow } from "../../state/store";
import { useFoyer } from "../../state/useFoyer";
import { Icon } from "../../../ui/Icon";
import { Fact } from "../../parts/Copyable";

/** The four standard facts, and who captured the visitor. */
export function Four({ info }: { info: VisitorInfo }) {
  const { row } = info;
  const widget = useFoyer((state) => row.widget ? state.widgets.get(row.widget)?.name ?? row.widget : null);
  const by = useFoyer((state) => {
    const agent = info.capturedBy?.agent;
    return agent ? state.agents.get(agent)?.name ?? agent : words.info.somebody;
  });
  return (
    <>
      <dl className="facts facts-four">
        <Fact what={words.info.id} value={row.id} />
        <Fact what={words.info.location} value={locationOf(row.country, row.city)} />
        <Fact what={words.info.browser} value={browserOf(info)} />
        <Fact what={words.info.widget} value={widget} />
      </dl>
      {row.captured && info.capturedBy?.at != null && (
        <p className="info-captured">
          <Icon name="pin" size={13} />
          <span>
            {words.info.captured(by, moment(info.capturedBy.at, serverNow()))}
            {info.capturedBy.reason && <q>{info.capturedBy.reason}</q>}
          </span>
        </p>
      )}
    </>
  );
}

/** The visitor's referrer. */
export function Came({ info }: { info: VisitorInfo }) {
  return (
    <>
      <h3 className="info-heading">{words.info.came}</h3>
      <dl className="facts">
        <Fact what={words.info.arrived} value={moment(info.row.arrived, serverNow())} />
        <Fact what={words.info.landing} value={info.landing?.url} />
        <Fact what={words.info.referrer} value={info.row.referrer} absent={words.info.direct} />
        <Fact what={words.info.campaign} value={campaignOf(info)} absent={words.info.none} />
      </dl>
    </>
  );
}

/** The visitor's browser and device. */
export function Device({ info }: { info: VisitorInfo }) {
  return (
    <>
      <h3 className="info-heading">{words.info.device}</h3>
      <dl className="facts">
        <Fact what={words.info.address} value={info.address} />
        <Fact what={words.info.language} value={info.language} />
        <Fact what={words.info.timeZone} value={info.timeZone} />
        <Fact what={words.info.screen} value={info.screen?.replace("x", " × ")} />
        {!info.row.browser && <Fact what={words.info.userAgent} value={info.userAgent} />}
      </dl>
    </>
  );
}

function browserOf({ row }: VisitorInfo): string | null {
  return row.browser ? [row.browser, row.system].filter(Boolean).join(words.info.on) : null;
}

function campaignOf({ campaign }: VisitorInfo): string | null {
  return [campaign?.source, campaign?.medium, campaign?.name].filter(Boolean).join(" · ") || null;
}
