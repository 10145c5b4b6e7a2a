import { TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import "./words";
import { Dialog } from "../Dialog";
import { Icon } from "../Icon";
import { ProblemNotice } from "../ProblemNotice";
import { commands } from "./commands";
import classes from "./Palette.module.css";
import { useMessages, useTemplates } from "./useFound";
import { type Group, matching, type Offer, useActionOffers, usePageOffers } from "./useOffers";

/** One field that leads anywhere. The focus stays in it; the arrows choose, Enter goes. */
export function Palette() {
  const { t } = useTranslation("commands");
  const show = commands((now) => now.show);
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const { groups, failed } = useGroups(text);
  const offers = groups.flatMap((group) => group.offers);
  const current = offers[Math.min(chosen, offers.length - 1)];
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current?.id]);
  const close = () => {
    if (commands.getState().open === "palette") show(undefined);
  };
  const perform = useMutation({ mutationFn: async (offer: Offer) => offer.go(), onSuccess: close });
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && offers.length > 0) {
      event.preventDefault();
      setChosen((Math.min(chosen, offers.length - 1) + step + offers.length) % offers.length);
    }
    if (event.key === "Enter" && current) {
      event.preventDefault();
      perform.mutate(current);
    }
  };
  const optionId = (offer: Offer) => `${list}-${offer.id}`;
  return (
    <Dialog title={t("title")} onClose={close} size="lg">
      <div className={classes.palette} data-testid="palette">
        <TextInput
          role="combobox"
          aria-label={t("find")}
          aria-expanded={offers.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={current ? optionId(current) : undefined}
          placeholder={t("find")}
          leftSection={<Icon name="search" size={16} />}
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={press}
          data-autofocus
          data-testid="palette-field"
        />
        <div ref={box} id={list} role="listbox" aria-label={t("title")} className={classes.list}>
          {groups.map(({ name, offers: some }) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset holds fields, and these are options
            <div key={name} role="group" aria-label={t(`group.${name}`)}>
              <div className={classes.group} aria-hidden>
                {t(`group.${name}`)}
              </div>
              {some.map((offer) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the option
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
                <div
                  key={offer.id}
                  id={optionId(offer)}
                  role="option"
                  aria-selected={offer === current}
                  className={classes.option}
                  onMouseMove={() => setChosen(offers.indexOf(offer))}
                  onClick={() => perform.mutate(offer)}
                  data-testid="offer"
                >
                  <Icon name={offer.icon} size={18} />
                  {offer.name}
                </div>
              ))}
            </div>
          ))}
        </div>
        {perform.error && <ProblemNotice error={perform.error} />}
        <p className={offers.length === 0 || failed ? classes.note : classes.spoken} role="status">
          {failed ? t("failed") : offers.length === 0 ? t("none") : t("found", { count: offers.length })}
        </p>
      </div>
    </Dialog>
  );
}

function useGroups(text: string): { groups: Group[]; failed: boolean } {
  const pages = matching(usePageOffers(), text);
  const actions = matching(useActionOffers(), text);
  const templates = useTemplates(text);
  const messages = useMessages(text);
  const groups: Group[] = [
    { name: "messages", offers: messages },
    { name: "pages", offers: pages },
    { name: "templates", offers: templates.offers },
    { name: "actions", offers: actions },
  ];
  return { groups: groups.filter((group) => group.offers.length > 0), failed: templates.failed };
}
