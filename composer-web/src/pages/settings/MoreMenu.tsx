import "@mantine/core/styles/ActionIcon.css";
import { ActionIcon, Menu } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../shell/Icon";

/** The deeds of one entry of a list. */
export function MoreMenu({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation("settings");
  return (
    <Menu position="bottom-end" shadow="md" width={220}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t("more", { name })} data-testid="more-menu">
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
