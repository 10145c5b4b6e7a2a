import { words } from "../../../i18n";

await words("approvals");
