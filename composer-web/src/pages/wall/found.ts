import type { Handset } from "../../api/types";

/** The handsets whose name, or whose number however it is spaced, holds what was typed. */
export function found(handsets: Handset[], typed: string): Handset[] {
  const name = typed.trim().toLowerCase();
  const digits = typed.replace(/\D/g, "");
  return handsets.filter(
    (handset) =>
      handset.name.toLowerCase().includes(name) || (digits !== "" && handset.number.includes(digits)),
  );
}
