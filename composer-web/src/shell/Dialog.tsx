import "./dialog.css";
import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

type Props = {
  title: string;
  onClose: () => void;
  /** What is in it would be lost by a stray click beside it. */
  firm?: boolean;
  size?: string;
  children: ReactNode;
};

/** A window over the page: keeps the focus, closes by Escape, and gives the focus back. */
export function Dialog({ title, onClose, firm = false, size = "md", children }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      centered
      size={size}
      title={title}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
      closeOnClickOutside={!firm}
      onClose={onClose}
    >
      {children}
    </Modal>
  );
}
