import { create } from "zustand";

type Open = "palette" | "shortcuts" | "password" | undefined;

/** Which of the windows that every page has is open. */
export const commands = create<{ open: Open; show: (open: Open) => void }>((set) => ({
  open: undefined,
  show: (open) => set({ open }),
}));

const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The key that goes with letters, as this keyboard names it. */
export const control = mac ? "⌘" : "Ctrl";
