import "../shared/ui/styles.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { navigate } from "wouter/use-browser-location";
import { whenSignedOut } from "../shared/api.ts";
import { applyMode } from "../shared/mode.ts";
import { Queries } from "../shared/query.tsx";
import { signInAddress } from "./coming-back.ts";
import { Portal } from "./Portal.tsx";

applyMode();
whenSignedOut(() => {
  const here = location.pathname + location.search;
  if (location.pathname !== "/sign-in") navigate(signInAddress(here), { replace: true });
});

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Queries>
      <Portal />
    </Queries>
  </StrictMode>,
);
