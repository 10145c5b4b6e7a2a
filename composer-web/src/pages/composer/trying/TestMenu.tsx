import { Popover } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/roles";
import { Icon } from "../../../shell/Icon";
import { later } from "../../../shell/later";
import classes from "../TopBar.module.css";

const TestForm = later(() => import("./TestForm"), "TestForm");
const Followed = later(() => import("./Followed"), "Followed");

/** A message that was sent to try the card, and to whom. */
export type Sent = { message: string; name: string; handset?: string };

/** The card as it stands, sent to one phone in two clicks, and then followed. */
export function TestMenu() {
  const { t } = useTranslation("composer");
  const may = useMay("sandbox");
  const [opened, setOpened] = useState(false);
  const [sent, setSent] = useState<Sent>();
  if (!may) return null;
  return (
    <>
      <Popover position="bottom-end" shadow="md" width={320} trapFocus opened={opened} onChange={setOpened}>
        <Popover.Target>
          <button
            type="button"
            className={classes.test}
            aria-label={t("test.open")}
            onClick={() => void TestForm.ready().then(() => setOpened(!opened))}
            data-testid="test"
          >
            <Icon name="send" size={16} /> <span>{t("test.title")}</span>
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t("test.open")}>
          <TestForm
            onSent={(one) => {
              setSent(one);
              setOpened(false);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      {sent && <Followed key={sent.message} sent={sent} onClose={() => setSent(undefined)} />}
    </>
  );
}
