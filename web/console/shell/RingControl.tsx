import { useState } from "react";
import { words } from "../messages";
import { IconButton } from "../parts/Button";
import { Icon } from "../parts/Icon";
import { Menu, type MenuItem } from "../parts/Menu";
import { waiting } from "../state";
import { useFoyer } from "../store";
import { ringOnce, setMuted, setReturnsRing, useMuted, useReturnsRing } from "./ring";

/** The bell: mutes in one click, can be tried, and asks for desktop notices. */
export function RingControl() {
  const muted = useMuted();
  const returnsRing = useReturnsRing();
  const count = useFoyer((state) => waiting(state.chats).length);
  const ringing = count > 0 && !muted;
  const [permission, setPermission] = useState(notifyPermission);
  const notify: MenuItem = {
    id: "notify",
    icon: "message-square-text",
    label: permission === "granted"
      ? words.shell.notifyGranted
      : permission === "denied"
      ? words.shell.notifyDenied
      : words.shell.askNotify,
    disabled: permission !== "default",
    onSelect: () => void Notification.requestPermission().then(setPermission),
  };
  return (
    <div className="ring-control">
      <span className="visually-hidden" role="status">{count > 0 ? words.shell.waitingNow(count) : ""}</span>
      <span className={ringing ? "ring ringing" : "ring"}>
        <IconButton
          icon={muted ? "bell-off" : ringing ? "bell-ring" : "bell"}
          label={muted ? words.shell.unmute : words.shell.mute}
          tip={muted ? words.shell.ringOff : words.shell.ringOn}
          pressed={muted}
          tipSide="below"
          size={18}
          onClick={() => setMuted(!muted)}
        />
      </span>
      <Menu
        className="icon-button button-quiet ring-more"
        label={words.shell.ring}
        align="end"
        items={[
          { id: "try", icon: "volume-2", label: words.shell.tryRing, onSelect: ringOnce },
          {
            id: "returned",
            label: words.shell.ringReturned,
            checked: returnsRing,
            stays: true,
            onSelect: () => setReturnsRing(!returnsRing),
          },
          ...(permission === "unsupported" ? [] : [notify]),
        ]}
      >
        <Icon name="chevron-down" size={12} />
      </Menu>
    </div>
  );
}

function notifyPermission(): NotificationPermission | "unsupported" {
  return "Notification" in globalThis ? Notification.permission : "unsupported";
}
