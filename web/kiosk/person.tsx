/** What every page of the kiosk knows: what it offers, who stands there, and the ways to go. */
import { createContext, useContext } from "react";
import type { KioskFunctionId, KioskHome } from "#contract/kiosk.ts";

export interface KioskGround {
  home: KioskHome;
  /** Puts what the server says of the kiosk in place of what was known. */
  setHome: (home: KioskHome) => void;
  /** To the start: keeps whoever is signed in. */
  toStart: () => void;
  /** Forgets whoever was here: session, memory, screen. */
  leave: (by: "left" | "silence") => void;
  open: (id: KioskFunctionId) => void;
}

const Ground = createContext<KioskGround | undefined>(undefined);

export const GroundProvider = Ground.Provider;

export function useKiosk(): KioskGround {
  const ground = useContext(Ground);
  if (!ground) throw new Error("outside of the kiosk");
  return ground;
}
