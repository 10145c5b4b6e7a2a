import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { session } from "./api/calls";
import { ProblemError } from "./api/problem";
import { signedIn } from "./api/signedIn";
import type { Mode } from "./api/types";
import { words } from "./i18n";
import type { Room } from "./i18n/rooms";
import { readFilter as readAuditFilter } from "./pages/audit/filter";
import { readFilter as readInboxFilter } from "./pages/inbox/filter";
import { readFilter as readMediaFilter } from "./pages/media/filter";
import { readFilter } from "./pages/messages/filter";
import { readFilter as readLibraryFilter } from "./pages/templates/filter";
import { readFloor } from "./pages/wall/floor";
import { Crash } from "./shell/Crash";
import { Commands } from "./shell/commands/Commands";
import { NotFound } from "./shell/NotFound";
import { reloadOnce } from "./shell/reloadOnce";
import { Shell } from "./shell/Shell";

/** Asks the server once who we are; a 401 is an answer, no answer at all is shown as such. */
async function whoAmI() {
  const known = signedIn.getState().session;
  if (known !== undefined) return known;
  try {
    const found = await session();
    signedIn.getState().begin(found);
    return found;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    signedIn.getState().end();
    return null;
  }
}

/** What a page says comes together with the page; where a newer Cardwire has it under another name, with the new one. */
const says = (room: Room) => ({
  loader: ({ preload }: { preload: boolean }) =>
    words(room).catch((error) => (preload ? Promise.reject(error) : reloadOnce(error))),
  staleTime: Number.POSITIVE_INFINITY,
});

const root = createRootRoute({
  ...says("translation"),
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: Crash,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: ({ to, refused }): { to?: string; refused?: string } => ({
    ...(typeof to === "string" ? { to } : {}),
    ...(typeof refused === "string" ? { refused } : {}),
  }),
  component: lazyRouteComponent(() => import("./pages/sign-in/SignInPage"), "SignInPage"),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome/$token",
  ...says("welcome"),
  component: lazyRouteComponent(() => import("./pages/welcome/WelcomePage"), "WelcomePage"),
});

/** Behind the sign-in every page has the palette and the shortcuts. */
function Inside() {
  return (
    <>
      <Outlet />
      <Commands />
    </>
  );
}

const guarded = createRoute({
  getParentRoute: () => root,
  id: "guarded",
  component: Inside,
  beforeLoad: async ({ location }) => {
    if (!(await whoAmI())) throw redirect({ to: "/sign-in", search: { to: location.href } });
  },
});

const inside = createRoute({ getParentRoute: () => guarded, id: "inside", component: Shell });

/** Without the shell: the composer needs the whole screen. */
const composer = createRoute({
  getParentRoute: () => guarded,
  path: "/templates/$id",
  ...says("composer"),
  component: lazyRouteComponent(() => import("./pages/composer/ComposerPage"), "ComposerPage"),
});

const templates = createRoute({
  getParentRoute: () => inside,
  path: "/templates",
  ...says("library"),
  validateSearch: readLibraryFilter,
  component: lazyRouteComponent(() => import("./pages/templates/TemplatesPage"), "TemplatesPage"),
});

const home = createRoute({
  getParentRoute: () => inside,
  path: "/",
  ...says("home"),
  validateSearch: (search): { mode?: Mode } =>
    search.mode === "live" || search.mode === "test" ? { mode: search.mode } : {},
  component: lazyRouteComponent(() => import("./pages/home/HomePage"), "HomePage"),
});

const send = createRoute({
  getParentRoute: () => inside,
  path: "/send/$template",
  ...says("send"),
  component: lazyRouteComponent(() => import("./pages/send/SendPage"), "SendPage"),
});

const media = createRoute({
  getParentRoute: () => inside,
  path: "/media",
  ...says("media"),
  validateSearch: readMediaFilter,
  component: lazyRouteComponent(() => import("./pages/media/MediaPage"), "MediaPage"),
});

const inbox = createRoute({
  getParentRoute: () => inside,
  path: "/inbox",
  ...says("inbox"),
  validateSearch: readInboxFilter,
  component: lazyRouteComponent(() => import("./pages/inbox/InboxPage"), "InboxPage"),
});

const messages = createRoute({
  getParentRoute: () => inside,
  path: "/messages",
  validateSearch: readFilter,
  component: lazyRouteComponent(() => import("./pages/messages/MessagesPage"), "MessagesPage"),
});

const message = createRoute({
  getParentRoute: () => inside,
  path: "/messages/$id",
  component: lazyRouteComponent(() => import("./pages/message/MessagePage"), "MessagePage"),
});

const wall = createRoute({
  getParentRoute: () => inside,
  path: "/wall",
  ...says("wall"),
  validateSearch: readFloor,
  component: lazyRouteComponent(() => import("./pages/wall/WallPage"), "WallPage"),
});

/** The settings and the audit lie under one heading; `pages.ts` names who may see which. */
const house = createRoute({
  getParentRoute: () => inside,
  id: "house",
  ...says("settings"),
  component: lazyRouteComponent(() => import("./pages/settings/SettingsPage"), "SettingsPage"),
});

const settings = createRoute({
  getParentRoute: () => house,
  path: "/settings",
  beforeLoad: () => {
    throw redirect({ to: "/settings/senders" });
  },
});

const senders = createRoute({
  getParentRoute: () => house,
  path: "/settings/senders",
  component: lazyRouteComponent(() => import("./pages/settings/SendersPage"), "SendersPage"),
});

const links = createRoute({
  getParentRoute: () => house,
  path: "/settings/links",
  component: lazyRouteComponent(() => import("./pages/settings/LinksPage"), "LinksPage"),
});

const users = createRoute({
  getParentRoute: () => house,
  path: "/settings/users",
  component: lazyRouteComponent(() => import("./pages/settings/users/UsersPage"), "UsersPage"),
});

const keys = createRoute({
  getParentRoute: () => house,
  path: "/settings/api-keys",
  component: lazyRouteComponent(() => import("./pages/settings/keys/KeysPage"), "KeysPage"),
});

const webhooks = createRoute({
  getParentRoute: () => house,
  path: "/settings/webhooks",
  component: lazyRouteComponent(() => import("./pages/settings/webhooks/WebhooksPage"), "WebhooksPage"),
});

const deliveries = createRoute({
  getParentRoute: () => house,
  path: "/settings/webhooks/$id",
  component: lazyRouteComponent(() => import("./pages/settings/webhooks/DeliveriesPage"), "DeliveriesPage"),
});

const prices = createRoute({
  getParentRoute: () => house,
  path: "/settings/prices",
  component: lazyRouteComponent(() => import("./pages/settings/prices/PricesPage"), "PricesPage"),
});

const approvals = createRoute({
  getParentRoute: () => house,
  path: "/settings/approvals",
  component: lazyRouteComponent(() => import("./pages/settings/approvals/ApprovalsPage"), "ApprovalsPage"),
});

const optOuts = createRoute({
  getParentRoute: () => house,
  path: "/settings/opt-outs",
  validateSearch: (search): { number?: string } => {
    // A number in the address may have been read as a number already.
    const number = typeof search.number === "number" ? `+${search.number}` : search.number;
    return typeof number === "string" && number ? { number } : {};
  },
  component: lazyRouteComponent(() => import("./pages/settings/optouts/OptOutsPage"), "OptOutsPage"),
});

const filterWords = createRoute({
  getParentRoute: () => house,
  path: "/settings/filter-words",
  component: lazyRouteComponent(() => import("./pages/settings/filter/FilterWordsPage"), "FilterWordsPage"),
});

const limits = createRoute({
  getParentRoute: () => house,
  path: "/settings/limits",
  component: lazyRouteComponent(() => import("./pages/settings/limits/LimitsPage"), "LimitsPage"),
});

const audit = createRoute({
  getParentRoute: () => house,
  path: "/audit",
  validateSearch: readAuditFilter,
  component: lazyRouteComponent(() => import("./pages/audit/AuditPage"), "AuditPage"),
});

export const routes = root.addChildren([
  signIn,
  welcome,
  guarded.addChildren([
    composer,
    inside.addChildren([
      home,
      templates,
      send,
      media,
      inbox,
      messages,
      message,
      wall,
      house.addChildren([
        settings,
        senders,
        links,
        users,
        keys,
        webhooks,
        deliveries,
        prices,
        approvals,
        optOuts,
        filterWords,
        limits,
        audit,
      ]),
    ]),
  ]),
]);

export const makeRouter = (cache: QueryClient) =>
  createRouter({ routeTree: routes, defaultPreload: "intent", context: { cache }, scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
