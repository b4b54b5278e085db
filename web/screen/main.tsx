import "../shared/ui/styles.ts";
import "./screen.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Queries } from "../shared/query.tsx";
import { reloadAtNight } from "./frame/night.ts";
import { Screen } from "./Screen.tsx";

reloadAtNight();

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Queries>
      <Screen />
    </Queries>
  </StrictMode>,
);
