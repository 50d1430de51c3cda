import { createRoot } from "react-dom/client";
import { App } from "./App";
import { checkSession, keepSession } from "./session";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root to draw in.");
createRoot(root).render(<App />);
keepSession();
void checkSession();
