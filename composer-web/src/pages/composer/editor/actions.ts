import type { Action, ActionType } from "../../../document/card";
import type { IconName } from "../../../shell/Icon";

export const actionTypes = [
  "openUrl",
  "reply",
  "dial",
  "showLocation",
  "shareLocation",
  "calendar",
] as const satisfies readonly ActionType[];

export const actionIcons: Record<ActionType, IconName> = {
  openUrl: "open",
  reply: "reply",
  dial: "dial",
  showLocation: "place",
  shareLocation: "place",
  calendar: "calendar",
};

const HOUR_MS = 3_600_000;

/** An action of that type to begin with; what only its author knows is empty and asked for. */
export function fresh(type: ActionType, label: string, now = new Date()): Action {
  switch (type) {
    case "openUrl":
      return { type, url: "https://" };
    case "reply":
      return { type, postback: label };
    case "dial":
      return { type, number: "" };
    case "showLocation":
      return { type, query: "" };
    case "shareLocation":
      return { type };
    case "calendar": {
      const start = Math.ceil(now.getTime() / HOUR_MS) * HOUR_MS;
      return {
        type,
        start: withZone(new Date(start)),
        end: withZone(new Date(start + HOUR_MS)),
        title: label,
      };
    }
  }
}

const two = (number: number) => String(number).padStart(2, "0");

/** RFC 3339 with the offset of this browser's zone. */
export function withZone(at: Date): string {
  const offset = -at.getTimezoneOffset();
  const sign = offset < 0 ? "-" : "+";
  const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  return `${localTime(at)}:${two(at.getSeconds())}${zone}`;
}

/** What an input of type datetime-local shows. */
export function localTime(at: Date): string {
  if (Number.isNaN(at.getTime())) return "";
  const day = `${String(at.getFullYear()).padStart(4, "0")}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
