import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { signedIn } from "../api/signedIn";
import { commands } from "./commands/commands";
import { Icon } from "./Icon";
import { useSignOut } from "./useSignOut";

export function AccountMenu({ className }: { className?: string }) {
  const { t } = useTranslation();
  const leave = useSignOut();
  const show = commands((now) => now.show);
  const user = signedIn((state) => state.session?.user);
  return (
    <Menu position="top-start" shadow="md" width={240}>
      <Menu.Target>
        <button type="button" className={className} data-testid="account">
          <Icon name="person" />
          {t("nav.account")}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user?.email}</Menu.Label>
        <Menu.Item
          leftSection={<Icon name="search" size={16} />}
          onClick={() => show("palette")}
          data-testid="go-to"
        >
          {t("nav.goTo")}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="question" size={16} />}
          onClick={() => show("shortcuts")}
          data-testid="shortcuts"
        >
          {t("nav.shortcuts")}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="key" size={16} />}
          onClick={() => show("password")}
          data-testid="own-password-menu"
        >
          {t("nav.password")}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="signOut" size={16} />}
          onClick={() => void leave()}
          data-testid="sign-out"
        >
          {t("nav.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
