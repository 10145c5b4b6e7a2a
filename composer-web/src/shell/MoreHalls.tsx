import { Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useScopes } from "../api/roles";
import { halls } from "./halls";
import { Icon } from "./Icon";

/** On a phone: where else one can go. */
export function MoreHalls({ className }: { className: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const own = useScopes();
  return (
    <Menu position="top" shadow="md" width={200}>
      <Menu.Target>
        <button type="button" className={className} data-testid="nav-more">
          <Icon name="more" />
          {t("nav.more")}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {halls
          .filter((hall) => "aside" in hall && own.includes(hall.scope))
          .map(({ to, name, icon }) => (
            <Menu.Item
              key={to}
              leftSection={<Icon name={icon} size={18} />}
              onClick={() => void navigate({ to, search: {} })}
            >
              {t(`nav.${name}`)}
            </Menu.Item>
          ))}
        <Menu.Item
          leftSection={<Icon name="settings" size={18} />}
          onClick={() => void navigate({ to: "/settings" })}
        >
          {t("nav.settings")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
