import { useMantineColorScheme } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useScopes } from "../../api/roles";
import i18n, { currentLanguage, type Language, languages, speak, wordsInEvery } from "../../i18n";
import { pages as rooms } from "../../pages/settings/pages";
import { useMake } from "../../pages/templates/TemplatesPage";
import { halls } from "../halls";
import type { IconName } from "../Icon";
import { useSignOut } from "../useSignOut";
import { commands } from "./commands";

await wordsInEvery("translation", "settings", "composer", "commands");

/** Something to go to or to do; found by its name in either language. */
export type Offer = { id: string; icon: IconName; name: string; words: string; go: () => unknown };
export type Group = { name: "pages" | "actions" | "templates" | "messages"; offers: Offer[] };

const inEvery = (say: (lng: Language) => string) => (Object.keys(languages) as Language[]).map(say).join(" ");

/** The pages that the role may see. */
export function usePageOffers(): Offer[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const own = useScopes();
  return [
    ...halls
      .filter(({ scope }) => own.includes(scope))
      .map(({ to, name, icon }) => ({
        id: to,
        icon,
        name: t(`nav.${name}`),
        words: inEvery((lng) => i18n.t(`nav.${name}`, { lng })),
        go: () => navigate({ to, search: {} }),
      })),
    ...rooms
      .filter(({ scope }) => own.includes(scope))
      .map(({ to, name }) => ({
        id: to,
        icon: "settings" as const,
        name: i18n.t(`tab.${name}`, { ns: "settings" }),
        words: `${to} ${inEvery((lng) => i18n.t(`tab.${name}`, { ns: "settings", lng }))}`,
        go: () => navigate({ to, search: {} }),
      })),
  ];
}

/** What can be done from every page. */
export function useActionOffers(): Offer[] {
  const { t } = useTranslation("commands");
  const { t: shell } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const make = useMake();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const may = useScopes().includes("content:write");
  const other: Language = currentLanguage() === "en" ? "zh-CN" : "en";
  const schemes = ["light", "dark", "auto"] as const;
  return [
    ...(may
      ? [
          {
            id: "new-template",
            icon: "plus" as const,
            name: t("newTemplate"),
            words: inEvery((lng) => t("newTemplate", { lng })),
            go: () => make.mutateAsync(),
          },
          {
            id: "starters",
            icon: "templates" as const,
            name: t("starters"),
            words: inEvery((lng) => t("starters", { lng })),
            go: () => navigate({ to: "/templates", search: { starters: true } }),
          },
        ]
      : []),
    {
      id: "language",
      icon: "language",
      name: t("language", { name: languages[other] }),
      words: inEvery((lng) => t("language", { lng, name: languages[other] })),
      go: () => speak(other),
    },
    ...schemes.map((scheme) => ({
      id: scheme,
      icon: scheme,
      name: `${shell("nav.theme")}: ${shell(`nav.theme_${scheme}`)}`,
      words: inEvery((lng) => `${shell("nav.theme", { lng })} ${shell(`nav.theme_${scheme}`, { lng })}`),
      go: () => setColorScheme(scheme),
    })),
    {
      id: "shortcuts",
      icon: "question",
      name: t("shortcuts"),
      words: inEvery((lng) => t("shortcuts", { lng })),
      go: () => commands.getState().show("shortcuts"),
    },
    {
      id: "password",
      icon: "key",
      name: t("password.title"),
      words: inEvery((lng) => t("password.title", { lng })),
      go: () => commands.getState().show("password"),
    },
    {
      id: "sign-out",
      icon: "signOut",
      name: t("signOut"),
      words: inEvery((lng) => t("signOut", { lng })),
      go: signOut,
    },
  ];
}

export const matching = (offers: Offer[], text: string) => {
  const sought = text.trim().toLowerCase();
  return offers.filter((offer) => offer.words.toLowerCase().includes(sought));
};
