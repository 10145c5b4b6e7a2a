import { useEffect } from "react";
import { clip } from "../../document/clip";
import { useBench } from "./bench";
import { usePasteCard } from "./usePasteCard";

/** Undo and redo everywhere, in fields too: the page's history takes the place of the browser's own of one field. Saving is
 * done anyway; who asks for it by hand gets it at once. */
export function useShortcuts(): void {
  const { editing, saver } = useBench();
  const paste = usePasteCard();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
      const key = event.key.toLowerCase();
      if (key === "s") {
        event.preventDefault();
        saver.flush();
      }
      // What clashes is decided first.
      if (saver.saving.getState().conflict) return;
      const { undo, redo, history } = editing.getState();
      if (key === "z" || key === "y") {
        event.preventDefault();
        if (key === "y" || event.shiftKey) redo();
        else undo();
      }
      if (key === "d" && history.now.selection.card) {
        const copy = clip(history.now.draft.card, history.now.selection.card);
        event.preventDefault();
        if (copy) paste(copy);
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [editing, saver, paste]);
}
