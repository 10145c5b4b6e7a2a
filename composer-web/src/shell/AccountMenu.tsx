import { Menu } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { signOut } from "../api/calls";
import { signedIn } from "../api/signedIn";
import { Icon } from "./Icon";
import { ThemeItems } from "./ThemeMenu";

export function AccountMenu({ className }: { className?: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const user = signedIn((state) => state.session?.user);
  const leave = async () => {
    // Signed out here in any case: without an answer the cookie dies with its time.
    await signOut().catch(() => undefined);
    signedIn.getState().end();
    cache.clear();
    await navigate({ to: "/sign-in" });
  };
  return (
    <Menu position="top-start" shadow="md" width={240}>
      <Menu.Target>
        <button type="button" className={className} data-testid="account">
          <Icon name="person" />
          {t("nav.account")}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("nav.theme")}</Menu.Label>
        <ThemeItems />
        <Menu.Label>{user?.email}</Menu.Label>
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
