import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { PartMissing } from "../api/problem";
import { type Room, rooms, type Words } from "./rooms";

export const languages = { "zh-CN": "中文", en: "English" } as const;
export type Language = keyof typeof languages;

declare module "i18next" {
  interface CustomTypeOptions {
    resources: Words;
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

const wanted = new Set<Room>();

/** Brings what a room says in the language that is spoken; in the other one it comes when that is chosen. */
export async function words(room: Room): Promise<void> {
  wanted.add(room);
  for (let language: Language | undefined; language !== currentLanguage(); ) {
    language = currentLanguage();
    await bring(room, language);
  }
}

async function bring(room: Room, language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, room)) return;
  const found = await rooms[room][language]().catch((cause) => {
    throw new PartMissing(cause);
  });
  i18next.addResourceBundle(language, room, found.default);
}

/** The same in every language, for what is found by its name in either. */
export async function wordsInEvery(...rooms: Room[]): Promise<void> {
  const all = Object.keys(languages) as Language[];
  await Promise.all(rooms.flatMap((room) => all.map((language) => bring(room, language))));
}

/** Changes every word on the page at once, and remembers it. */
export async function speak(language: Language): Promise<void> {
  await Promise.all([...wanted].map((room) => bring(room, language)));
  await i18next.changeLanguage(language);
  localStorage.setItem(remembered, language);
}

i18next.on("languageChanged", (language) => {
  document.documentElement.lang = language;
});

void i18next.use(initReactI18next).init({
  resources: {},
  lng: firstLanguage(localStorage.getItem(remembered), navigator.languages),
  fallbackLng: "en",
  initAsync: false,
  interpolation: { escapeValue: false },
});

/** Until then no page can say anything. */
export const spoken = words("translation");

export default i18next;
