import type { TemplateVersion } from "../../../api/types";

/** Saves of one author that follow each other within this time are one sitting: autosave makes many versions of it. */
export const SITTING_MS = 15 * 60_000;

/** The last version of each sitting, newest first. */
export function sittings(versions: readonly TemplateVersion[]): TemplateVersion[] {
  return versions.filter((one, index) => {
    const later = versions[index - 1];
    return (
      !later ||
      later.savedBy !== one.savedBy ||
      Date.parse(later.savedAt) - Date.parse(one.savedAt) > SITTING_MS
    );
  });
}
