import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { file } from "../../api/library";
import type { TemplateFiling, TemplateSummary } from "../../api/types";
import { tellDone } from "../../shell/done";
import "./words";

export type Change = Omit<TemplateFiling, "templates">;

/** What brings templates back to where they were before a change; those that need the same are named together. */
export function undoing(templates: readonly TemplateSummary[], change: Change): TemplateFiling[] {
  const back = new Map<string, TemplateFiling>();
  for (const { id, folder, tags } of templates) {
    const added = (change.addTags ?? []).filter((tag) => !tags.includes(tag));
    const removed = (change.removeTags ?? []).filter((tag) => tags.includes(tag));
    const way: Change = {
      ...(change.folder === undefined ? {} : { folder }),
      ...(added.length > 0 ? { removeTags: added } : {}),
      ...(removed.length > 0 ? { addTags: removed } : {}),
      ...(change.archived === undefined ? {} : { archived: !change.archived }),
    };
    const key = JSON.stringify(way);
    if (key === "{}") continue;
    const known = back.get(key);
    if (known) known.templates.push(id);
    else back.set(key, { ...way, templates: [id] });
  }
  return [...back.values()];
}

/** Files templates, says what was done, and offers the way back. */
export function useFiling() {
  const { t } = useTranslation("library");
  const cache = useQueryClient();
  const again = () =>
    Promise.all(["shelf", "outline"].map((key) => cache.invalidateQueries({ queryKey: [key] })));
  const words = (templates: readonly TemplateSummary[], change: Change): string => {
    const about = { count: templates.length, name: templates[0]?.name ?? "" };
    const many = templates.length === 1 ? "One" : "Many";
    if (change.archived !== undefined)
      return t(change.archived ? `archivedDone${many}` : `restoredDone${many}`, about);
    if (change.folder !== undefined)
      return t(`movedDone${many}`, { ...about, folder: change.folder || t("noFolder") });
    return t(`taggedDone${many}`, about);
  };
  return useMutation({
    mutationFn: ({ templates, change }: { templates: readonly TemplateSummary[]; change: Change }) =>
      file({ templates: templates.map(({ id }) => id), ...change }),
    onSuccess: async (_, { templates, change }) => {
      tellDone(words(templates, change), async () => {
        for (const way of undoing(templates, change)) await file(way);
        await again();
      });
      await again();
    },
  });
}
