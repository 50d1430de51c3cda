import { useState } from "react";
import { Button, IconButton } from "../ui/Button";
import { ConflictNotice } from "../ui/ConflictNotice";
import { EmptyState } from "../ui/EmptyState";
import { Menu } from "../ui/Menu";
import { ErrorState, Loading } from "../ui/States";
import { ToastCard } from "../ui/ToastCard";
import { Warning } from "../ui/Warning";
import { Dialogs, Fields, Forms } from "./fields";
import { Lists } from "./lists";
import { Part } from "./Part";

/** All controls in all states, on one page: to look at during development, and for the tests to check. */
export function Gallery() {
  return (
    <main className="gallery">
      <h1>Gallery</h1>
      <Part name="Button">
        <Button>Plain</Button>
        <Button tone="primary" icon="plus">Primary</Button>
        <Button tone="danger" icon="trash">Danger</Button>
        <Button tone="quiet">Quiet</Button>
        <Button small icon="check">Small</Button>
        <Button tone="primary" busy>Busy</Button>
        <Button disabled>Disabled</Button>
      </Part>
      <Part name="IconButton">
        <IconButton icon="pencil" label="Edit" />
        <IconButton icon="pin" label="Pinned" pressed />
        <IconButton icon="trash" label="Remove" disabled />
      </Part>
      <Menus />
      <Fields />
      <Forms />
      <Lists />
      <Dialogs />
      <Part name="Warning">
        <Warning>Half of the visitors online now share this address.</Warning>
        <Warning icon="users">The widget disappears for all of them.</Warning>
      </Part>
      <Part name="ConflictNotice">
        <ConflictNotice
          by="Ben"
          theirs={[{ label: "Comment", value: "Sells watches" }, { label: "Expires", value: "" }]}
          onTakeTheirs={() => {}}
        />
      </Part>
      <Part name="Empty, Loading, ErrorState">
        <EmptyState icon="shield" title="No banned visitors">
          <p>Ban a visitor from the visitor list.</p>
        </EmptyState>
        <Loading />
        <ErrorState title="The list could not be loaded" why="Can't reach Foyer." onRetry={() => {}} />
      </Part>
      <Toasts />
    </main>
  );
}

function Menus() {
  const [chosen, setChosen] = useState("all");
  return (
    <Part name="Menu">
      <Menu
        items={[
          {
            id: "all",
            label: "All",
            checked: chosen === "all",
            hint: "12",
            onSelect: () => setChosen("all"),
          },
          {
            id: "mine",
            label: "Mine",
            checked: chosen === "mine",
            hint: "3",
            onSelect: () => setChosen("mine"),
          },
          { id: "none", label: "Not now", disabled: true, onSelect: () => {} },
        ]}
      >
        Queue
      </Menu>
    </Part>
  );
}

function Toasts() {
  return (
    <Part name="Toast">
      <ToastCard icon="check" tone="plain" title="Swift Otter is banned" stays onClose={() => {}}>
        <Button small>Undo</Button>
      </ToastCard>
      <ToastCard
        icon="circle-alert"
        tone="problem"
        title="Not done"
        detail="You're offline."
        stays
        onClose={() => {}}
      />
    </Part>
  );
}
