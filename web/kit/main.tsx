/** Every component of the kit on one page; development only (`npx vite`, then `/kit`). */
import "../shared/ui/styles.ts";
import { createRoot } from "react-dom/client";
import { applyMode } from "../shared/mode.ts";
import { Queries } from "../shared/query.tsx";
import { Kit } from "./Kit.tsx";

applyMode();
createRoot(document.getElementById("root")!).render(
  <Queries>
    <Kit />
  </Queries>,
);
