import { createRoot } from "react-dom/client";
import { JoinPage } from "./JoinPage";
import { placeOf } from "./place";
import { SetupPage } from "./SetupPage";

/** Draws the page that the address names. */
export function begin(): void {
  const root = document.getElementById("root");
  if (!root) throw new Error("The page has no #root to draw in.");
  const place = placeOf(location.pathname);
  createRoot(root).render(
    place.page === "join" ? <JoinPage token={place.token} /> : <SetupPage token={place.token} />,
  );
}
