import type { CardDocument } from "../../../document/card";
import { longest } from "../../../document/variables";

/** Who gets the message in the preview: the samples, someone of whom nothing is known, or the one with the longest values. */
export const personas = ["sample", "unknown", "longest"] as const;
export type Persona = (typeof personas)[number];

/** The values to show; absent for the samples, which the server knows itself. */
export function valuesOf(card: CardDocument, persona: Persona): Record<string, string> | undefined {
  const variables = card.variables ?? [];
  if (persona === "sample" || variables.length === 0) return undefined;
  const values = variables.flatMap((variable) => {
    const value = persona === "longest" ? longest(variable) : variable.default;
    return value === undefined ? [] : [[variable.name, value]];
  });
  return Object.fromEntries(values);
}
