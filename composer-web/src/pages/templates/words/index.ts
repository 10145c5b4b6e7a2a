import { words } from "../../../i18n";

await words("library");
