import "../../shell/dialog.css";
import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../document/problem";
import { useSentence } from "./useSentence";
import "./words";

/** Why a file is no card: the first problems with their places. */
export function Refused({
  problems,
  text,
  onClose,
}: {
  problems: Problem[];
  text: string;
  onClose: () => void;
}) {
  const { t } = useTranslation("composer");
  const say = useSentence();
  return (
    <Modal
      opened
      centered
      title={t("import.refused")}
      closeButtonProps={{ "aria-label": t("close") }}
      onClose={onClose}
    >
      <p>{text}</p>
      <ul data-testid="import-problems">
        {problems.slice(0, 20).map((problem) => (
          <li key={problem.pointer + problem.code}>
            <code>{problem.pointer || "/"}</code> {say(problem)}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
