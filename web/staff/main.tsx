import "../shared/ui/styles.ts";
import "./staff.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { whenSignedOut } from "../shared/api.ts";
import { Queries } from "../shared/query.tsx";
import { HelpLine } from "../shared/ui/ErrorState.tsx";
import { signedOut } from "./account.ts";
import { Desk } from "./Desk.tsx";

whenSignedOut(signedOut);

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Queries>
      <HelpLine value="一直不行？请联系系统管理员；岗位不对的，请找安全管理员。">
        <Desk />
      </HelpLine>
    </Queries>
  </StrictMode>,
);
