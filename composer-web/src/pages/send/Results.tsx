import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/calls";
import type { Message } from "../../api/types";
import { Icon } from "../../shell/Icon";
import { ProblemNotice } from "../../shell/ProblemNotice";
import type { Out } from "./draft";
import { write } from "./sheet";
import { usePlanWords } from "./usePlanWords";

/** Every row with what became of it, as a file. */
export function Results({ out, submissions }: { out: Out; submissions: string[] }) {
  const { t } = useTranslation("send");
  const { t: shell } = useTranslation();
  const { number } = usePlanWords();
  const [read, setRead] = useState(0);
  const names = ["row", "to", "state", "channel", "read", "clicked", "replied", "reason", "message"] as const;
  const load = useMutation({
    mutationFn: async () => {
      const found = new Map<string, Message>();
      for (const submission of submissions) {
        let cursor: string | undefined;
        do {
          const page = await calls.messages({ submission }, cursor);
          for (const message of page.items) found.set(message.id, message);
          setRead(found.size);
          cursor = page.next;
        } while (cursor);
      }
      const yes = (fact: boolean) => (fact ? "1" : "0");
      const refused = new Map(
        out.sent.flatMap((sent) => sent.refused.map(({ row, detail }) => [row, detail])),
      );
      const ids = out.sent.flatMap((sent) => sent.messages);
      const rows = out.rows.map(({ to }, row) => {
        const message = found.get(ids[row] ?? "");
        if (!message) return [String(row + 1), to, "", "", "", "", "", refused.get(row) ?? "", ""];
        const { state, channel, read, clicked, replied, reason = "", id } = message;
        return [
          String(row + 1),
          to,
          shell(`state.${state}`),
          channel ? shell(`channel.${channel}`) : "",
          yes(read),
          yes(clicked),
          yes(replied),
          reason,
          id,
        ];
      });
      save(write([names.map((name) => t(`out.column_${name}`)), ...rows]));
    },
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="download" size={16} />}
        disabled={load.isPending}
        onClick={() => load.mutate()}
        data-testid="download"
      >
        {load.isPending
          ? t("out.downloading", { done: number(read), total: number(out.rows.length) })
          : t("out.download")}
      </Button>
      {load.isError && <ProblemNotice error={load.error} />}
    </>
  );
}

function save(text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "results.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
