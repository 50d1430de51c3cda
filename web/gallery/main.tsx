import { createRoot } from "react-dom/client";
import { choiceOfBrowser, language, setLanguage } from "../words/language";
import { Gallery } from "./Gallery";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root to draw in.");
setLanguage(choiceOfBrowser());
document.documentElement.lang = language();
createRoot(root).render(<Gallery />);
