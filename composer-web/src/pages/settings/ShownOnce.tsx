import { Button, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import "./words";
import { Dialog } from "../../shell/Dialog";
import classes from "../../shell/Form.module.css";
import { Icon } from "../../shell/Icon";

type Props = { title: string; text: string; label: string; secret: string; onClose: () => void };

/** A secret on its only showing: copied by one press, and not closed by a stray click. */
export function ShownOnce({ title, text, label, secret, onClose }: Props) {
  const { t } = useTranslation("settings");
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<"yes" | "no">();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied("yes");
    } catch {
      // Without HTTPS browsers lend no clipboard.
      field.current?.select();
      setCopied("no");
    }
  };
  return (
    <Dialog title={title} onClose={onClose} firm>
      <div className={classes.form} data-testid="shown-once">
        <p>{text}</p>
        <div className={classes.secret}>
          <TextInput
            ref={field}
            readOnly
            label={label}
            value={secret}
            onFocus={(event) => event.currentTarget.select()}
            data-testid="secret"
          />
          <Button
            variant="default"
            leftSection={<Icon name={copied === "yes" ? "check" : "copy"} size={16} />}
            onClick={() => void copy()}
            data-autofocus
            data-testid="copy"
          >
            {copied === "yes" ? t("once.copied") : t("once.copy")}
          </Button>
        </div>
        <p className={classes.note} aria-live="polite">
          {copied === "no" && t("once.byHand")}
        </p>
        <div className={classes.foot}>
          <Button onClick={onClose} data-testid="kept">
            {t("once.kept")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
