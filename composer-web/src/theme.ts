import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

// One accent, everything else neutral. Shade 6 has 6.9:1 on white, shade 3 has 8:1 on the dark page.
const accent: MantineColorsTuple = [
  "#edf2fc",
  "#d9e3f7",
  "#b4c8ee",
  "#8fb0f0",
  "#5f8ae0",
  "#3b6cd0",
  "#2553b8",
  "#1f469c",
  "#1a3a80",
  "#142d63",
];

const gray: MantineColorsTuple = [
  "#f8f8f7",
  "#f1f1ef",
  "#e6e6e3",
  "#d7d7d3",
  "#bcbcb7",
  "#8f8f89",
  "#6a6a65",
  "#4f4f4b",
  "#333330",
  "#1c1c1a",
];

const dark: MantineColorsTuple = [
  "#e4e4e1",
  "#bdbdb8",
  "#a0a09b",
  "#6f6f6b",
  "#464643",
  "#343432",
  "#272726",
  "#1e1e1d",
  "#161615",
  "#0f0f0e",
];

const fonts =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 6, dark: 5 },
  colors: { accent, gray, dark },
  fontFamily: fonts,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono", monospace',
  headings: { fontFamily: fonts, fontWeight: "600" },
  fontSizes: { xs: "0.75rem", sm: "0.875rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
  defaultRadius: "md",
  respectReducedMotion: true,
  cursorType: "pointer",
  // Mantine's invisible first stop is no menu item, which menus must not hold.
  components: { Menu: { defaultProps: { withInitialFocusPlaceholder: false } } },
});

/** Mantine's own words for what styles.css names, so that both say the same. */
export const variables: CSSVariablesResolver = () => {
  const colors = {
    "--mantine-color-text": "var(--cw-text)",
    "--mantine-color-body": "var(--cw-page)",
    "--mantine-color-dimmed": "var(--cw-dimmed)",
    "--mantine-color-placeholder": "var(--cw-dimmed)",
    "--mantine-color-error": "var(--cw-bad)",
    "--mantine-color-default": "var(--cw-raised)",
    "--mantine-color-default-border": "var(--cw-line-strong)",
  };
  return { variables: {}, light: colors, dark: colors };
};
