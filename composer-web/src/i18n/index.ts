import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import en from "./en.json";
import zhCN from "./zh-CN.json";

export const languages = { "zh-CN": "中文", en: "English" } as const;
export type Language = keyof typeof languages;

/** Words that come with the pages that use them, by namespace. */
// biome-ignore lint/suspicious/noEmptyInterface: the pages add theirs
export interface LazyWords {}

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en } & LazyWords;
  }
}

const remembered = "cardwire.language";

/** The language chosen before, else the first of the browser's that we have, else Chinese. */
export function firstLanguage(chosen: string | null, browser: readonly string[]): Language {
  if (chosen === "en" || chosen === "zh-CN") return chosen;
  for (const tag of browser) {
    if (tag.toLowerCase().startsWith("zh")) return "zh-CN";
    if (tag.toLowerCase().startsWith("en")) return "en";
  }
  return "zh-CN";
}

export function currentLanguage(): Language {
  return i18next.language === "en" ? "en" : "zh-CN";
}

/** Changes every word on the page at once, and remembers it. */
export async function speak(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  localStorage.setItem(remembered, language);
}

i18next.on("languageChanged", (language) => {
  document.documentElement.lang = language;
});

void i18next.use(initReactI18next).init({
  resources: { en: { translation: en }, "zh-CN": { translation: zhCN } },
  lng: firstLanguage(localStorage.getItem(remembered), navigator.languages),
  fallbackLng: "en",
  initAsync: false,
  interpolation: { escapeValue: false },
});

export default i18next;
