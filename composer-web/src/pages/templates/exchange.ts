import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createTemplate, NewerDocument, template } from "../../api/templates";
import { asJson, fileName, readJson } from "../../document/exchange";
import type { Problem } from "../../document/problem";
import { tellDone } from "../../shell/done";
import { download } from "../../shell/download";
import "./words";

/** The newest version of a template as a file. */
export function useExport() {
  const { t } = useTranslation("library");
  return useMutation({
    mutationFn: async ({ id, name }: { id: string; name: string }) => {
      try {
        const { draft } = await template(id);
        download(fileName(draft), asJson(draft.card));
      } catch (error) {
        if (!(error instanceof NewerDocument)) throw error;
        tellDone(t("newer", { name }));
      }
    },
  });
}

/** A file becomes a template and opens; why one is no card is told. */
export function useImport(folder: string | undefined) {
  const { t } = useTranslation("library");
  const navigate = useNavigate();
  const [problems, setProblems] = useState<Problem[]>();
  const take = useMutation({
    mutationFn: async (file: File) => {
      const read = readJson(await file.text());
      if ("problems" in read) {
        setProblems(read.problems);
        return;
      }
      const name = file.name.replace(/\.json$/i, "").slice(0, 100) || t("importName");
      const { id } = await createTemplate({ name, card: read.card }, folder ? { folder } : {});
      await navigate({ to: "/templates/$id", params: { id } });
    },
  });
  return { take, problems, forget: () => setProblems(undefined) };
}
