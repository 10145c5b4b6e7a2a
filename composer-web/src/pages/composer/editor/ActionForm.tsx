import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Action, ActionType, Button, Place } from "../../../document/card";
import { maxLength } from "../../../document/schema";
import { useOfCard, usePerform } from "../bench";
import { actionTypes, fresh, localTime, withZone } from "./actions";
import classes from "./Editor.module.css";
import { LocationForm } from "./forms";
import { TextField } from "./TextField";
import { useSaid } from "./useSaid";

type Props = { at: Place; button: Button; base: string };

/** What the button does, and what that needs. */
export function ActionForm({ at, button, base }: Props) {
  const { t } = useTranslation("composer");
  const perform = usePerform();
  const own = useOfCard((card, locale) => locale === card.locale);
  const set = (action: Action) => perform({ do: "action", at, button: button.id, action });
  return (
    <>
      {own && (
        <NativeSelect
          label={t("action.label")}
          value={button.action.type}
          onChange={(event) => {
            const type = actionTypes.find((one) => one === event.currentTarget.value);
            if (type && type !== button.action.type) set(fresh(type satisfies ActionType, button.label));
          }}
          data={actionTypes.map((type) => ({ value: type, label: t(`action.${type}`) }))}
          data-testid="action-type"
        />
      )}
      {button.action.type === "openUrl" && (
        <TextField
          field={{ of: "button", at, button: button.id, name: "url" }}
          label={t("action.url")}
          limit={maxLength("url")}
          line
          testId="field-url"
        />
      )}
      {own && <Rest action={button.action} base={base} set={set} />}
    </>
  );
}

type RestProps = { action: Action; base: string; set: (action: Action) => void };

function Rest({ action, base, set }: RestProps) {
  const { t } = useTranslation("composer");
  const said = useSaid(base);
  switch (action.type) {
    case "openUrl":
      return (
        <NativeSelect
          label={t("action.view")}
          value={action.view ?? "browser"}
          onChange={(event) =>
            set({ ...action, view: event.currentTarget.value === "webview" ? "webview" : "browser" })
          }
          data={[
            { value: "browser", label: t("action.browser") },
            { value: "webview", label: t("action.webview") },
          ]}
        />
      );
    case "reply":
      return (
        <TextInput
          label={t("action.postback")}
          description={t("action.postback_means")}
          value={action.postback}
          error={said("postback")}
          onChange={(event) => set({ ...action, postback: event.currentTarget.value })}
          data-testid="field-postback"
        />
      );
    case "dial":
      return (
        <TextInput
          type="tel"
          label={t("action.number")}
          placeholder="+8621…"
          value={action.number}
          error={said("number")}
          onChange={(event) => set({ ...action, number: event.currentTarget.value.replace(/[\s()-]/g, "") })}
          data-testid="field-number"
        />
      );
    case "showLocation":
      return <LocationForm action={action} said={said} set={set} />;
    case "shareLocation":
      return <p className={classes.hint}>{t("action.shareLocation_means")}</p>;
    case "calendar":
      return <CalendarForm action={action} base={base} set={set} />;
  }
}

type CalendarProps = RestProps & { action: Extract<Action, { type: "calendar" }> };

function CalendarForm({ action, base, set }: CalendarProps) {
  const { t } = useTranslation("composer");
  const said = useSaid(base);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const time = (name: "start" | "end") => (
    <TextInput
      type="datetime-local"
      label={t(`action.${name}`)}
      description={name === "start" ? t("action.zone", { zone }) : undefined}
      value={localTime(new Date(action[name]))}
      error={said(name)}
      onChange={(event) => {
        const at = new Date(event.currentTarget.value);
        if (!Number.isNaN(at.getTime())) set({ ...action, [name]: withZone(at) });
      }}
    />
  );
  const { description = "", ...rest } = action;
  return (
    <>
      <TextInput
        label={t("action.eventTitle")}
        value={action.title}
        error={said("title")}
        onChange={(event) => set({ ...action, title: event.currentTarget.value })}
      />
      {time("start")}
      {time("end")}
      <TextInput
        label={t("action.description")}
        value={description}
        error={said("description")}
        onChange={(event) => {
          const text = event.currentTarget.value;
          set(text === "" ? rest : { ...rest, description: text });
        }}
      />
    </>
  );
}
