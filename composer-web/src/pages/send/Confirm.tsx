import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../shell/Dialog";
import form from "../../shell/Form.module.css";
import { Icon } from "../../shell/Icon";
import type { Terms } from "./draft";
import classes from "./Send.module.css";
import { usePlanWords } from "./usePlanWords";

/** From this number on, it has to be typed. */
const MANY = 100;

type Props = {
  count: number;
  terms: Terms;
  busy: boolean;
  open: boolean;
  onOpen: (open: boolean) => void;
  onYes: () => void;
};

/** The last question: says how many people, and where it goes. */
export function Confirm({ count, terms, busy, open, onOpen, onYes }: Props) {
  const { t } = useTranslation("send");
  const { number, clock } = usePlanWords();
  const [typed, setTyped] = useState("");
  const people = { count, number: number(count) };
  const sure = count <= MANY || typed.replace(/\D/g, "") === String(count);
  return (
    <div className={classes.go}>
      <Button
        size="md"
        color={terms.mode === "live" ? "red" : "accent"}
        leftSection={<Icon name="send" size={18} />}
        disabled={busy || count === 0}
        onClick={() => {
          setTyped("");
          onOpen(true);
        }}
        data-testid="send"
      >
        {t("confirm.go", people)}
      </Button>
      {busy && <p className={classes.hint}>{t("confirm.waiting")}</p>}
      {open && (
        <Dialog title={t("confirm.ask", people)} onClose={() => onOpen(false)} firm>
          <form
            className={form.form}
            onSubmit={(event) => {
              event.preventDefault();
              if (sure && !busy) onYes();
            }}
          >
            <p className={classes.modeMark} data-mode={terms.mode}>
              {t(`confirm.${terms.mode}`)}{" "}
              {terms.at && t("confirm.at", { time: clock(new Date(terms.at).toISOString()) })}
            </p>
            {count > MANY && (
              <TextInput
                label={t("confirm.type", { number: count })}
                inputMode="numeric"
                autoComplete="off"
                data-autofocus
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
                data-testid="type-count"
              />
            )}
            <div className={form.foot}>
              <Button variant="default" onClick={() => onOpen(false)}>
                {t("confirm.no")}
              </Button>
              <Button
                type="submit"
                color={terms.mode === "live" ? "red" : "accent"}
                disabled={!sure || busy}
                data-testid="confirm"
              >
                {t("confirm.yes")}
              </Button>
            </div>
          </form>
        </Dialog>
      )}
    </div>
  );
}
