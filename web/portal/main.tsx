import "../shared/ui/styles.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { applyMode } from "../shared/mode.ts";
import { Queries } from "../shared/query.tsx";

applyMode();

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Queries>
      <h1>您要办什么？</h1>
    </Queries>
  </StrictMode>,
);
