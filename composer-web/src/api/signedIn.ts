import { create } from "zustand";
import type { Session } from "./types";

type SignedIn = {
  /** `undefined` until the server was asked. */
  session: Session | null | undefined;
  expired: boolean;
  begin: (session: Session) => void;
  end: () => void;
  expire: () => void;
};

/** Who is signed in in this tab. */
export const signedIn = create<SignedIn>((set) => ({
  session: undefined,
  expired: false,
  begin: (session) => set({ session, expired: false }),
  end: () => set({ session: null, expired: false }),
  expire: () => set({ session: null, expired: true }),
}));
