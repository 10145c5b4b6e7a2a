import { Menu, useMantineColorScheme } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/templates";
import { asJson, fileName, readJson } from "../../document/exchange";
import type { Problem } from "../../document/problem";
import { download } from "../../shell/download";
import { Icon } from "../../shell/Icon";
import { later } from "../../shell/later";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useOtherLanguage } from "../../shell/useOtherLanguage";
import { useApprovalDeeds } from "./approval/useApprovalDeeds";
import { useBench } from "./bench";
import { tell } from "./notice";
import classes from "./TopBar.module.css";

const Dialog = later(() => import("../../shell/Dialog"), "Dialog");
const Refused = later(() => import("./Refused"), "Refused");

/** What can be done with the whole template, and how the page looks. */
export function TemplateMenu() {
  const { t } = useTranslation("composer");
  const { editing } = useBench();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [problems, setProblems] = useState<Problem[]>();
  const [failed, setFailed] = useState<unknown>();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const approval = useApprovalDeeds();
  const language = useOtherLanguage();
  const draft = () => editing.getState().history.now.draft;
  const take = async (file: File) => {
    const read = readJson(await file.text());
    if ("problems" in read) {
      setProblems(read.problems);
      return;
    }
    editing.getState().perform({ do: "everything", draft: { ...draft(), card: read.card } });
    tell("imported");
  };
  const duplicate = async () => {
    try {
      const made = await calls.createTemplate({
        ...draft(),
        name: t("library.copyOf", { name: draft().name }),
      });
      await navigate({ to: "/templates/$id", params: { id: made.id } });
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={240}>
        <Menu.Target>
          <button
            type="button"
            className={classes.tool}
            aria-label={t("bar.menu")}
            data-testid="template-menu"
          >
            <Icon name="more" size={18} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {approval.items}
          <Menu.Item leftSection={<Icon name="copy" size={16} />} onClick={() => void duplicate()}>
            {t("bar.duplicate")}
          </Menu.Item>
          <Menu.Item
            leftSection={<Icon name="upload" size={16} />}
            onClick={() => input.current?.click()}
            data-testid="import"
          >
            {t("bar.import")}
          </Menu.Item>
          <Menu.Item
            leftSection={<Icon name="download" size={16} />}
            onClick={() => download(fileName(draft()), asJson(draft().card))}
            data-testid="export"
          >
            {t("bar.export")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<Icon name="language" size={16} />}
            lang={language.other}
            onClick={language.change}
            data-testid="language"
          >
            {language.name}
          </Menu.Item>
          <Menu.Item
            leftSection={<Icon name={colorScheme === "dark" ? "light" : "dark"} size={16} />}
            onClick={() => setColorScheme(colorScheme === "dark" ? "light" : "dark")}
            data-testid="theme"
          >
            {t(colorScheme === "dark" ? "bar.light" : "bar.dark")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={input}
        type="file"
        hidden
        accept="application/json,.json"
        aria-label={t("bar.import")}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) void take(file);
        }}
        data-testid="import-file"
      />
      {approval.windows}
      {language.notice}
      {problems && (
        <Refused problems={problems} text={t("import.kept")} onClose={() => setProblems(undefined)} />
      )}
      {failed !== undefined && (
        <Dialog title={t("bar.duplicate")} onClose={() => setFailed(undefined)}>
          <ProblemNotice error={failed} />
        </Dialog>
      )}
    </>
  );
}
