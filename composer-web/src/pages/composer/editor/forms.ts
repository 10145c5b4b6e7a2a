import { later } from "../../../shell/later";

/** Forms that are opened now and then, and load what nothing else needs. */
export const LocationForm = later(() => import("./LocationForm"), "LocationForm");
export const VariableForm = later(() => import("./VariableForm"), "VariableForm");
