import { Menu } from "@mantine/core";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import classes from "./Cards.module.css";
import type { useCardDeeds } from "./useCardDeeds";

type Props = { name: string; first: boolean; last: boolean; deeds: ReturnType<typeof useCardDeeds> };

export const CardMenu = memo(function CardMenu({ name, first, last, deeds }: Props) {
  const { t } = useTranslation("composer");
  return (
    <Menu position="bottom-end" shadow="md" width={200}>
      <Menu.Target>
        <button
          type="button"
          className={classes.more}
          aria-label={t("card.menu", { name })}
          data-testid="card-menu"
        >
          <Icon name="more" size={18} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Icon name="up" size={16} />}
          disabled={first}
          onClick={() => deeds.move(-1)}
          data-testid="card-up"
        >
          {t("card.up")}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="lower" size={16} />}
          disabled={last}
          onClick={() => deeds.move(1)}
          data-testid="card-down"
        >
          {t("card.down")}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="copy" size={16} />}
          onClick={deeds.duplicate}
          data-testid="card-duplicate"
        >
          {t("card.duplicate")}
        </Menu.Item>
        <Menu.Item onClick={deeds.copy} data-testid="card-copy">
          {t("card.copy")}
        </Menu.Item>
        <Menu.Item onClick={deeds.paste} data-testid="card-paste">
          {t("card.paste")}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="trash" size={16} />}
          onClick={deeds.remove}
          data-testid="card-remove"
        >
          {t("card.remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
});
