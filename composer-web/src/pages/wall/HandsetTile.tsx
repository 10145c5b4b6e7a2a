import "@mantine/core/styles/ActionIcon.css";
import { ActionIcon, Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { clearHandset, removeHandset } from "../../api/calls";
import type { Handset } from "../../api/types";
import { bytes, phoneNumber } from "../../i18n/format";
import { Phone } from "../../phones/Phone";
import { Icon } from "../../shell/Icon";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { OnlineSwitch } from "./OnlineSwitch";
import { OpenedPage } from "./OpenedPage";
import { useHandset } from "./useHandset";
import { useSeen } from "./useSeen";
import classes from "./Wall.module.css";

type Props = { handset: Handset; chosen: boolean; borders: boolean; now: Date };

/** One handset of the wall; its messages are read when it comes into view. */
export const HandsetTile = memo(function HandsetTile({ handset, chosen, borders, now }: Props) {
  const { t } = useTranslation("wall");
  const tile = useRef<HTMLLIElement>(null);
  const seen = useSeen(tile);
  const { bubbles, waiting, touch, opened, close, problem } = useHandset(handset, { seen });
  useEffect(() => {
    if (chosen) tile.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <li
      className={classes.tile}
      ref={tile}
      data-testid="handset"
      data-number={handset.number}
      data-chosen={chosen}
    >
      <header className={classes.label}>
        <h2>{handset.name}</h2>
        <OnlineSwitch handset={handset} />
        <Deeds handset={handset} />
        <Features handset={handset} />
        <Link
          to="/wall"
          search={(floor) => ({ ...floor, phone: handset.number })}
          resetScroll={false}
          className={classes.choose}
          aria-label={t("chooseOf", { name: handset.name })}
          aria-current={chosen}
          data-testid="choose"
        >
          {t("choose")}
        </Link>
      </header>
      <Phone
        name={handset.name}
        bubbles={bubbles}
        online={handset.online}
        borders={borders}
        now={now}
        waiting={waiting}
        look={handset.look}
        touch={touch}
        over={opened && <OpenedPage opened={opened} onClose={close} />}
      />
      {problem && <ProblemNotice error={problem} />}
    </li>
  );
});

/** Its number, and what it can show. */
function Features({ handset }: { handset: Handset }) {
  const { t, i18n } = useTranslation();
  const { t: words } = useTranslation("wall");
  const rcs =
    handset.rcs &&
    (handset.rcs.features.includes("RICHCARD_CAROUSEL") ? t("wall.hasRcs") : t("wall.hasRcsPlain"));
  const mms = handset.mms && t("wall.hasMms", { size: bytes(handset.mms.maxBytes, i18n.language) });
  const can = [
    phoneNumber(handset.number),
    handset.look === "ios" && words("ios"),
    rcs,
    mms,
    handset.sms && t("wall.hasSms"),
    handset.delayMillis > 0 && words("slow", { seconds: handset.delayMillis / 1000 }),
  ]
    .filter(Boolean)
    .join(" · ");
  return (
    <p className={classes.features} title={can}>
      {can}
    </p>
  );
}

function Deeds({ handset }: { handset: Handset }) {
  const { t } = useTranslation("wall");
  const cache = useQueryClient();
  const deed = useMutation({
    mutationFn: (perform: (number: string) => Promise<unknown>) => perform(handset.number),
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ["handset", handset.number] }),
        cache.invalidateQueries({ queryKey: ["handsets"] }),
      ]),
  });
  return (
    <Menu position="bottom-end" shadow="md" width={220}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t("more", { name: handset.name })}
          data-testid="handset-menu"
        >
          <Icon name="more" size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => deed.mutate(clearHandset)} data-testid="clear-handset">
          {t("clear")}
        </Menu.Item>
        {handset.added && (
          <Menu.Item color="red" onClick={() => deed.mutate(removeHandset)} data-testid="remove-handset">
            {t("remove")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
