import { NumberInput, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Action } from "../../../document/card";
import { Choice } from "./Choice";

type Location = Extract<Action, { type: "showLocation" }>;
type Props = { action: Location; said: (field: string) => string | undefined; set: (action: Action) => void };

/** A place by its name, or by its point on the map. */
export function LocationForm({ action, said, set }: Props) {
  const { t } = useTranslation("composer");
  const byName = "query" in action;
  return (
    <>
      <Choice
        label={t("action.placeBy")}
        value={byName ? "name" : "point"}
        options={[
          { value: "name", label: t("action.byName") },
          { value: "point", label: t("action.byPoint") },
        ]}
        onChange={(by) =>
          set(
            by === "name"
              ? { type: "showLocation", query: "" }
              : { type: "showLocation", latitude: 31.2304, longitude: 121.4737 },
          )
        }
      />
      {byName ? (
        <TextInput
          label={t("action.query")}
          value={action.query}
          error={said("query")}
          onChange={(event) => set({ type: "showLocation", query: event.currentTarget.value })}
          data-testid="field-query"
        />
      ) : (
        (["latitude", "longitude"] as const).map((name) => (
          <NumberInput
            key={name}
            label={t(`action.${name}`)}
            hideControls
            decimalScale={6}
            value={action[name]}
            error={said(name)}
            onChange={(value) => set({ ...action, [name]: Number(value) })}
          />
        ))
      )}
    </>
  );
}
