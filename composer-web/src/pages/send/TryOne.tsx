import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/calls";
import { useMay } from "../../api/roles";
import { sendOne } from "../../api/sends";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { asNumber, isNumber } from "../messages/filter";
import type { Terms } from "./draft";
import type { Row } from "./list";
import classes from "./Send.module.css";

const MINE = "cardwire.send.phone";

type Props = { terms: Terms; template: { id: string; version: number }; row: Row | undefined };

/** The first row's message to one phone at hand: of the wall, or one's own. */
export function TryOne({ terms, template, row }: Props) {
  const { t } = useTranslation("send");
  const mayWall = useMay("sandbox");
  const wall = useQuery({
    queryKey: ["handsets"],
    queryFn: calls.handsets,
    enabled: terms.mode === "test" && mayWall,
  });
  const [handset, setHandset] = useState("");
  const [typed, setTyped] = useState(() => localStorage.getItem(MINE) ?? "");
  const handsets = wall.data?.items ?? [];
  const onWall = terms.mode === "test" && handsets.length > 0;
  const to = onWall ? handset || (handsets[0]?.number ?? "") : asNumber(typed);
  const one = useMutation({
    mutationFn: () => {
      if (!onWall) localStorage.setItem(MINE, to);
      const { mode, sender, locale } = terms;
      return sendOne({
        to,
        template,
        mode,
        variables: row?.variables ?? {},
        ...(sender ? { sender } : {}),
        ...(locale ? { locale } : {}),
        clientRef: "send-test",
      });
    },
  });
  if (!row) return null;
  const sent = one.data?.messages[0]?.id;
  return (
    <div className={classes.try}>
      <h3>{t("try.title")}</h3>
      <div className={classes.pair}>
        {onWall ? (
          <NativeSelect
            label={t("try.toWall")}
            value={to}
            onChange={(event) => setHandset(event.currentTarget.value)}
            data={handsets.map(({ number, name }) => ({ value: number, label: name }))}
            data-testid="try-handset"
          />
        ) : (
          <TextInput
            type="tel"
            label={t("try.toPhone")}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={typed !== "" && !isNumber(to) && t("try.noNumber")}
            data-testid="try-number"
          />
        )}
        <Button
          variant="default"
          disabled={!isNumber(to)}
          loading={one.isPending}
          onClick={() => one.mutate()}
          data-testid="try"
        >
          {t("try.go")}
        </Button>
      </div>
      <p aria-live="polite">
        {sent && (
          <>
            {t("try.done")}{" "}
            <Link to="/messages/$id" params={{ id: sent }} data-testid="try-story">
              {t("try.story")}
            </Link>
            {onWall && (
              <>
                {" · "}
                <Link to="/wall" search={{ find: to }}>
                  {t("try.wall")}
                </Link>
              </>
            )}
          </>
        )}
      </p>
      {one.isError && <ProblemNotice error={one.error} />}
    </div>
  );
}
