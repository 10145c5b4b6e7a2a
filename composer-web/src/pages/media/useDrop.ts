import { useEffect, useState } from "react";

/** Files can be dropped or pasted anywhere on the page. Tells whether some hover. */
export function useDrop(take: ((files: File[]) => void) | undefined): boolean {
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    if (!take) return;
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
      take([...event.dataTransfer.files]);
    };
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    };
    const gone = new AbortController();
    const { signal } = gone;
    window.addEventListener("dragover", over, { signal });
    window.addEventListener("dragleave", leave, { signal });
    window.addEventListener("drop", drop, { signal });
    window.addEventListener("paste", paste, { signal });
    return () => gone.abort();
  }, [take]);
  return hovering;
}
