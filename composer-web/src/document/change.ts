import type { Action, Button, CardDocument, Draft, Focus, Media, Place, Variable } from "./card";
import type { Clip } from "./clip";
import type { PatchOperation } from "./patch";
import type { Field } from "./words";

/** What a translation may show instead of a card's own picture, and its point that stays in view. */
export type Picture = { asset: string; focus?: Focus };

/** Everything that a person can do to a document. */
export type Change =
  | { do: "rename"; name: string }
  | { do: "message"; set: Partial<Pick<CardDocument, "kind" | "orientation" | "width">> }
  /** @property alone not typed but done by a button: a step of its own */
  | { do: "write"; field: Field; locale: string; text: string; alone?: true }
  | { do: "addCard"; clip: Clip; index: number }
  | { do: "removeCard"; card: string }
  | { do: "moveCard"; card: string; to: number }
  | { do: "media"; card: string; media: Media | undefined }
  | { do: "localPicture"; card: string; locale: string; picture: Picture | undefined }
  | { do: "addButton"; at: Place; button: Omit<Button, "id"> }
  | { do: "removeButton"; at: Place; button: string }
  | { do: "moveButton"; at: Place; button: string; to: number }
  | { do: "action"; at: Place; button: string; action: Action }
  | { do: "addVariable"; variable: Variable }
  | { do: "variable"; name: string; variable: Variable }
  | { do: "removeVariable"; name: string }
  | { do: "addLocale"; locale: string }
  | { do: "removeLocale"; locale: string }
  | { do: "replaceText"; from: string; to: string }
  | { do: "patch"; operations: readonly PatchOperation[] }
  | { do: "everything"; draft: Draft };

/** Changes of one burst, such as the letters of a word or the way of a dragged point, are one step together. */
export function burstOf(change: Change): string | undefined {
  switch (change.do) {
    case "rename":
      return "rename";
    case "write":
      return change.alone ? undefined : JSON.stringify(["write", change.field, change.locale]);
    case "action":
      return JSON.stringify(["action", change.at, change.button, change.action.type]);
    case "variable":
      return change.name === change.variable.name ? `variable ${change.name}` : undefined;
    case "media":
      return change.media && `media ${change.card} ${change.media.asset} ${change.media.height}`;
    case "localPicture":
      return change.picture && `picture ${change.card} ${change.locale} ${change.picture.asset}`;
    default:
      return undefined;
  }
}
