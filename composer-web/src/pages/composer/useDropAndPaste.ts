import { useCallback, useEffect, useState } from "react";
import { cardsOf } from "../../document/card";
import { asText, clip, readClip } from "../../document/clip";
import { useBench } from "./bench";
import { tell } from "./notice";
import { mediaFile } from "./uploads";
import { usePasteCard } from "./usePasteCard";

/**
 * Gives a card a picture: uploads the file, and puts it where the card's picture stands. In a translation it is for the readers
 * of that language alone.
 */
export function useTakePicture(): (file: File, card?: string) => void {
  const { editing, uploads } = useBench();
  return useCallback(
    (file, named) => {
      const { draft, selection } = editing.getState().history.now;
      const card = named ?? selection.card ?? cardsOf(draft.card)[0]?.id;
      if (!card) return;
      const { locale } = selection;
      void uploads.getState().take(card, file, (media) => {
        const { history, perform } = editing.getState();
        const now = history.now.draft.card;
        const before = cardsOf(now).find((one) => one.id === card)?.media;
        if (before && locale !== now.locale) perform({ do: "localPicture", card, locale, picture: media });
        else perform({ do: "media", card, media: { ...media, height: before?.height ?? "medium" } });
      });
    },
    [editing, uploads],
  );
}

const inField = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("input, textarea, [contenteditable]") !== null;

/** Pictures can be dropped or pasted anywhere; cards are copied and pasted where no text is. Tells whether a file hovers. */
export function useDropAndPaste(): boolean {
  const { editing, saver } = useBench();
  const [hovering, setHovering] = useState(false);
  const takePicture = useTakePicture();
  const pasteCard = usePasteCard();
  useEffect(() => {
    // What clashes is decided first.
    const asking = () => saver.saving.getState().conflict !== undefined;
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setHovering(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovering(false);
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setHovering(false);
      // What it really is, the server finds out and says.
      const file = mediaFile(event.dataTransfer) ?? event.dataTransfer.files[0];
      if (file && !asking()) takePicture(file);
    };
    const paste = (event: ClipboardEvent) => {
      const file = mediaFile(event.clipboardData);
      const card = readClip(event.clipboardData?.getData("text/plain") ?? "");
      if (asking()) return;
      if (!file && !card) {
        if (!inField(event.target)) tell("nothingToPaste");
        return;
      }
      event.preventDefault();
      if (file) takePicture(file);
      else if (card) pasteCard(card);
    };
    const copy = (event: ClipboardEvent) => {
      const { draft, selection } = editing.getState().history.now;
      const busy = inField(event.target) || document.getSelection()?.isCollapsed === false;
      const card = selection.card && !busy ? clip(draft.card, selection.card) : undefined;
      if (!card) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", asText(card));
      tell("copied");
    };
    const gone = new AbortController();
    const { signal } = gone;
    window.addEventListener("dragover", over, { signal });
    window.addEventListener("dragleave", leave, { signal });
    window.addEventListener("drop", drop, { signal });
    window.addEventListener("paste", paste, { signal });
    window.addEventListener("copy", copy, { signal });
    return () => gone.abort();
  }, [editing, saver, takePicture, pasteCard]);
  return hovering;
}
