import "@mantine/core/styles/ActionIcon.css";
import { ActionIcon, Button, Menu } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../shell/Icon";
import { later } from "../../shell/later";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useImport } from "./exchange";
import classes from "./Templates.module.css";

const Refused = later(() => import("../composer/Refused"), "Refused");

type Props = { folder: string | undefined; making: boolean; onNew: () => void; onStarters: () => void };

/** The ways to a new template: from nothing, from a starter, from a file. */
export function Beginnings({ folder, making, onNew, onStarters }: Props) {
  const { t } = useTranslation("library");
  const input = useRef<HTMLInputElement>(null);
  const { take, problems, forget } = useImport(folder);
  return (
    <div className={classes.beginnings}>
      <Button
        leftSection={<Icon name="plus" size={18} />}
        loading={making}
        onClick={onNew}
        data-testid="new-template"
      >
        {t("new")}
      </Button>
      <Button variant="default" onClick={onStarters} data-testid="starters">
        {t("starters")}
      </Button>
      <Menu position="bottom-end" shadow="md" width={240}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t("add")} loading={take.isPending}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="upload" size={16} />} onClick={() => input.current?.click()}>
            {t("import")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={input}
        type="file"
        hidden
        accept="application/json,.json"
        aria-label={t("import")}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) take.mutate(file);
        }}
        data-testid="import-template"
      />
      {take.isError && <ProblemNotice error={take.error} />}
      {problems && <Refused problems={problems} text={t("notCard")} onClose={forget} />}
    </div>
  );
}
