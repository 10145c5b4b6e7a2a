import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty } from "./Empty";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main>
      <Empty wholePage icon="search" title={t("notFound.title")} text={t("notFound.text")}>
        <Link to="/messages" search={{}}>
          {t("notFound.go")}
        </Link>
      </Empty>
    </main>
  );
}
