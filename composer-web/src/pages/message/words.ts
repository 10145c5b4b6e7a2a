import i18n from "../../i18n";

/** Our word for something the server names; a name that is newer than this page is shown as it is. */
export function wordFor(group: "attemptResult" | "event", name: string): string {
  const key = `${group}.${name}`;
  return i18n.exists(key) ? i18n.t(key as "event.receipt") : name;
}
