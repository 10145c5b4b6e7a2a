package org.cardwire.platform.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;

/**
 * What is not an operation: the contract, its readable page, and the composer with its own addresses, for which the
 * composer's one page is served.
 */
final class StaticPages {
    private static final String ASSETS = "/assets/";
    private static final List<String> NOT_PAGES = List.of("/v1/", "/health/", "/metrics", ASSETS, "/openapi.json");
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final String contract;
    private final String docs;

    StaticPages(Contract contract) {
        this.contract = contract.document().toString();
        this.docs = new DocsPage(contract).html();
    }

    void mount(Router router) {
        router.get("/openapi.json").handler(context -> send(context, "application/json", contract));
        router.get("/docs").handler(context -> send(context, "text/html; charset=utf-8", docs));
        StaticHandler files =
                StaticHandler.create("webroot").setIndexPage("index.html").setDirectoryListing(false);
        router.get().handler(context -> {
            context.response().putHeader("X-Content-Type-Options", "nosniff");
            // Of scripts and styles the policy of the page that loads them holds.
            if (!context.normalizedPath().startsWith(ASSETS)) {
                context.response()
                        .putHeader("Content-Security-Policy", POLICY)
                        .putHeader("Referrer-Policy", "same-origin");
            }
            context.next();
        });
        router.get().handler(new PackedAssets());
        router.get().handler(files);
        router.get().handler(StaticPages::onePage);
        router.errorHandler(
                404,
                context -> Replies.refuse(
                        context, new HttpProblem(404, "not-found", "There is nothing at this address", "此地址没有内容")));
        router.errorHandler(
                405,
                context -> Replies.refuse(
                        context, new HttpProblem(405, "method", "This address knows other methods", "此地址不支持该方法")));
        router.errorHandler(
                400,
                context -> Replies.refuse(context, HttpProblem.malformed("The address is not well formed", "地址格式有误")));
    }

    private static void send(RoutingContext context, String type, String content) {
        context.response().putHeader("Content-Type", type).end(content);
    }

    /** The composer finds its page in the address by itself. */
    private static void onePage(RoutingContext context) {
        String path = context.normalizedPath();
        String accept = context.request().getHeader("Accept");
        boolean page = accept != null
                && accept.contains("text/html")
                && NOT_PAGES.stream().noneMatch(path::startsWith)
                && !path.equals("/index.html");
        if (page) {
            context.reroute("/index.html");
        } else {
            context.fail(404);
        }
    }
}
