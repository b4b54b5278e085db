import "../shared/ui/styles.ts";
import "./staff.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { whenSignedOut } from "../shared/api.ts";
import { Queries } from "../shared/query.tsx";
import { signedOut } from "./account.ts";
import { Desk } from "./Desk.tsx";

whenSignedOut(signedOut);

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Queries>
      <Desk />
    </Queries>
  </StrictMode>,
);
