import "../shared/ui/styles.ts";
import "./kiosk.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Queries } from "../shared/query.tsx";
import { Kiosk } from "./Kiosk.tsx";

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Queries>
      <Kiosk />
    </Queries>
  </StrictMode>,
);
