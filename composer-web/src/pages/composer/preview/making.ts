import type { Preview } from "../../../api/types";

const filesOf = ({ rcs, mms }: Preview) =>
  [...(rcs.cards ?? []), ...(mms.slides ?? [])].flatMap(({ media }) => media ?? []);

/** How far the film is that takes longest to be made; absent where every file is there. */
export function makingOf(preview: Preview): number | undefined {
  const parts = filesOf(preview).flatMap(({ making }) => making ?? []);
  return parts.length > 0 ? Math.min(...parts) : undefined;
}

/** Whether a picture is shown as a draft, since its final form is still being made. */
export const hasDrafts = (preview: Preview): boolean =>
  preview.pageDraft === true || filesOf(preview).some(({ draft }) => draft === true);
