import { createRoot } from "react-dom/client";
import { App } from "./shell/App.tsx";
import { startStudio } from "./startStudio.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no #root element.");
createRoot(root).render(<App studio={startStudio()} />);
