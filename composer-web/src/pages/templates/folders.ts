import type { TemplateOutline } from "../../api/types";

export type Folder = { path: string; name: string; count: number };

/** The folders right below one, each with all that lies in it and below it. */
export function below(folders: TemplateOutline["folders"], folder: string): Folder[] {
  const start = folder === "" ? "" : `${folder}/`;
  const counts = new Map<string, number>();
  for (const { path, templates } of folders) {
    if (!path.startsWith(start) || path === folder) continue;
    const [name = ""] = path.slice(start.length).split("/");
    counts.set(name, (counts.get(name) ?? 0) + templates);
  }
  return [...counts].map(([name, count]) => ({ path: start + name, name, count }));
}

/** The way from the top down to a folder. */
export const trail = (folder: string): Omit<Folder, "count">[] =>
  folder === ""
    ? []
    : folder.split("/").map((name, index, steps) => ({ name, path: steps.slice(0, index + 1).join("/") }));

/** A path as it is typed, without stray spaces and strokes. */
export const tidyPath = (typed: string): string =>
  typed
    .split("/")
    .map((step) => step.trim())
    .filter((step) => step !== "")
    .join("/");

export const isPath = (path: string): boolean => {
  const steps = path === "" ? [] : path.split("/");
  return steps.length <= 3 && steps.every((step) => [...step].length <= 60);
};

/** Tags as they are typed, each once. */
export const readTags = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,，、;；\n]/)
      .map((tag) => tag.trim().toLowerCase())
      .filter((tag) => tag !== ""),
  ),
];
