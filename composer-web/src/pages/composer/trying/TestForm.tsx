import { Button, NativeSelect } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useContext, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/roles";
import * as calls from "../../../api/templates";
import { type Channel, channels, type Mode } from "../../../api/types";
import { languageName, phoneNumber } from "../../../i18n/format";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { isNumber } from "../../messages/filter";
import { ProblemsContext, useCard, useLocale } from "../bench";
import { Choice } from "../editor/Choice";
import { valuesOf } from "../preview/personas";
import { useViewing } from "../preview/viewing";
import { HandsetChoice } from "./HandsetChoice";
import { PhoneField } from "./PhoneField";
import { remember, remembered } from "./remembered";
import type { Sent } from "./TestMenu";
import classes from "./Trying.module.css";
import { useHandsets } from "./useHandsets";

const modes = ["test", "live"] as const satisfies readonly Mode[];

/** To whom, and by which channels; what was chosen last time is chosen already. */
export function TestForm({ onSent }: { onSent: (sent: Sent) => void }) {
  const { t, i18n } = useTranslation("composer");
  const card = useCard();
  const locale = useLocale();
  const { persona } = useViewing();
  const unfinished = useContext(ProblemsContext).length > 0;
  const mayLive = useMay("messages:send");
  const handsets = useHandsets();
  const [target, setTarget] = useState(remembered);
  const language = languageName(locale, i18n.language);
  const live = target.mode === "live" && mayLive;
  const handset = handsets.find(({ number }) => number === target.handset) ?? handsets[0];
  const to = live ? (target.phone ?? "") : (handset?.number ?? "");
  const test = useMutation({
    mutationFn: () => {
      const values = valuesOf(card, persona);
      return calls.sendTest({
        to,
        mode: live ? "live" : "test",
        card,
        locale,
        ...(values ? { variables: values } : {}),
        ...(target.channel ? { chain: [{ channel: target.channel }] } : {}),
      });
    },
    onSuccess: ({ message }) => {
      remember(target);
      const name = live ? phoneNumber(to) : (handset?.name ?? to);
      onSent({ message, name, ...(live || !handset ? {} : { handset: handset.name }) });
    },
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isNumber(to) && !unfinished) test.mutate();
      }}
    >
      <Choice
        label={t("test.where")}
        value={live ? "live" : "test"}
        options={modes.map((mode) => ({ value: mode, label: t(`test.${mode}`) }))}
        hint={mayLive ? t(`test.${target.mode}_means`) : t("test.mayNot")}
        onChange={(mode) => setTarget({ ...target, mode: mayLive ? mode : "test" })}
      />
      {live ? (
        <PhoneField value={target.phone ?? ""} onChange={(phone) => setTarget({ ...target, phone })} />
      ) : (
        <HandsetChoice
          handsets={handsets}
          value={handset?.number ?? ""}
          onChange={(number) => setTarget({ ...target, handset: number })}
        />
      )}
      <NativeSelect
        label={t("test.channel")}
        value={target.channel ?? ""}
        onChange={(event) => {
          const channel = channels.find((one) => one === event.currentTarget.value);
          const { channel: _, ...rest } = target;
          setTarget(channel ? { ...rest, channel } : rest);
        }}
        data={[
          { value: "", label: t("test.byKind") },
          ...channels.map((one: Channel) => ({
            value: one,
            label: t("test.only", { channel: one.toUpperCase() }),
          })),
        ]}
        data-testid="test-channel"
      />
      <p className={classes.note}>
        {card.variables?.length
          ? t("test.as", { persona: t(`preview.persona_${persona}`), language })
          : t("test.asIs", { language })}
      </p>
      {unfinished && <p className={classes.wrong}>{t("test.unfinished")}</p>}
      {test.error && <ProblemNotice error={test.error} />}
      <Button
        type="submit"
        data-autofocus
        loading={test.isPending}
        disabled={!isNumber(to) || unfinished}
        data-testid="send-test"
      >
        {t("test.send")}
      </Button>
    </form>
  );
}
