import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../shell/Dialog";
import classes from "../../shell/Form.module.css";
import { ProblemNotice } from "../../shell/ProblemNotice";

type Props = {
  title: string;
  text: string;
  /** The deed's own word, never "OK". */
  deed: string;
  /** Nothing is lost by it. */
  calm?: boolean;
  onDo: () => Promise<unknown>;
  onClose: () => void;
};

/** What cannot be undone says what it will do, and is asked about once. */
export function Confirm({ title, text, deed, calm = false, onDo, onClose }: Props) {
  const { t } = useTranslation();
  const perform = useMutation({ mutationFn: onDo, onSuccess: onClose });
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={classes.form}>
        <p>{text}</p>
        {perform.error && <ProblemNotice error={perform.error} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("dialog.cancel")}
          </Button>
          <Button
            {...(calm ? {} : { color: "red.9" })}
            loading={perform.isPending}
            onClick={() => perform.mutate()}
            data-testid="confirm"
          >
            {deed}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
