import { Menu, useMantineColorScheme } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "./Icon";

const schemes = ["light", "dark", "auto"] as const;

export function ThemeMenu({ className }: { className?: string }) {
  const { t } = useTranslation();
  const { colorScheme } = useMantineColorScheme();
  return (
    <Menu position="top-start" shadow="md" width={200}>
      <Menu.Target>
        <button type="button" className={className} data-testid="theme">
          <Icon name={colorScheme} />
          {t("nav.theme")}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <ThemeItems />
      </Menu.Dropdown>
    </Menu>
  );
}

/** The themes to choose from, in whatever menu. */
export function ThemeItems() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return schemes.map((scheme) => (
    <Menu.Item
      key={scheme}
      leftSection={<Icon name={scheme} size={16} />}
      rightSection={scheme === colorScheme ? <Icon name="check" size={16} /> : null}
      onClick={() => setColorScheme(scheme)}
      data-testid={`theme-${scheme}`}
    >
      {t(`nav.theme_${scheme}`)}
    </Menu.Item>
  ));
}
