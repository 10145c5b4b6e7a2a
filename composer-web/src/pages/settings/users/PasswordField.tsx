import { Button, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "../../../shell/Form.module.css";
import { madeUp } from "./password";

type Props = { value: string; onChange: (password: string) => void; error: string | undefined };

/** A password for someone else: to be read and handed over, so it is not hidden. */
export function PasswordField({ value, onChange, error }: Props) {
  const { t } = useTranslation("settings");
  return (
    <div className={classes.secret}>
      <TextInput
        label={t("users.password")}
        description={t("users.passwordHint")}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
        data-testid="user-password"
      />
      <Button variant="default" onClick={() => onChange(madeUp())}>
        {t("users.another")}
      </Button>
    </div>
  );
}
