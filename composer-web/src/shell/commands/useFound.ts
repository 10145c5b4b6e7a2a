import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import "./words";
import { useScopes } from "../../api/roles";
import { templates } from "../../api/templates";
import { phoneNumber } from "../../i18n/format";
import { asNumber, isNumber } from "../../pages/messages/filter";
import type { Offer } from "./useOffers";

const AFTER_TYPING_MS = 200;
const SHOWN = 6;

/** What stands still for a moment. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), AFTER_TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/** Templates by name, as the server finds them. */
export function useTemplates(text: string): { offers: Offer[]; failed: boolean } {
  const navigate = useNavigate();
  const find = useRested(text.trim());
  const may = useScopes().includes("content:read");
  const found = useQuery({
    queryKey: ["palette", find],
    queryFn: () => templates(find),
    enabled: may && find !== "",
    placeholderData: (before) => before,
  });
  const items = text.trim() && find ? (found.data?.items ?? []) : [];
  return {
    failed: found.isError,
    offers: items.slice(0, SHOWN).map(({ id, name }) => ({
      id,
      icon: "templates",
      name,
      words: name,
      go: () => navigate({ to: "/templates/$id", params: { id } }),
    })),
  };
}

/** A whole number leads to its messages, an id to the message itself. */
export function useMessages(text: string): Offer[] {
  const { t } = useTranslation("commands");
  const navigate = useNavigate();
  const may = useScopes().includes("messages:read");
  const typed = text.trim();
  const to = asNumber(typed);
  if (may && isNumber(to)) {
    const name = t("to", { number: phoneNumber(to) });
    return [
      {
        id: to,
        icon: "messages",
        name,
        words: name,
        go: () => navigate({ to: "/messages", search: { to } }),
      },
    ];
  }
  if (may && /^msg_[0-9a-z]{13}$/.test(typed)) {
    const name = t("byId", { id: typed });
    const go = () => navigate({ to: "/messages/$id", params: { id: typed } });
    return [{ id: typed, icon: "messages", name, words: name, go }];
  }
  return [];
}
