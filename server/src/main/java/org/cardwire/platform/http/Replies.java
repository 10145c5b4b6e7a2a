package org.cardwire.platform.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.cardwire.platform.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers and problems, on the request's event loop. */
final class Replies {
    /** How long a caller may go on with a body that nobody reads. */
    private static final Duration LINGER = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private Replies() {}

    static void send(RoutingContext context, Context loop, Answer answer) {
        loop.runOnContext(_ -> {
            HttpServerResponse response = context.response();
            if (answer.body() instanceof Answer.Taken || response.closed() || response.headWritten()) {
                return;
            }
            response.setStatusCode(answer.status());
            answer.headers().forEach(response::putHeader);
            closeWhenUnread(context, response);
            switch (answer.body()) {
                case Answer.Bytes bytes -> response.end(Buffer.buffer(bytes.content()));
                case Answer.FileOnDisk file -> response.sendFile(file.file().toString(), file.from(), file.length());
                case Answer.Nothing() -> response.end();
                case Answer.Taken() -> {}
            }
        });
    }

    /** A body that nobody will read must not be taken for the next request on the connection. */
    private static void closeWhenUnread(RoutingContext context, HttpServerResponse response) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        String length = request.getHeader("Content-Length");
        boolean coming = request.getHeader("Transfer-Encoding") != null || (length != null && !length.equals("0"));
        if (request.version() == HttpVersion.HTTP_2) {
            response.endHandler(_ -> response.reset(0)); // RFC 9113 §8.1: answered in full, the rest is not wanted
        } else if (coming) {
            response.putHeader("Connection", "close");
            response.endHandler(_ -> discard(context, request));
        } else {
            request.resume();
        }
    }

    /**
     * Lets the caller write for a while, so that it comes to read its answer: closed at once, the connection would be reset,
     * and the answer lost with it (RFC 9112 §9.6).
     */
    private static void discard(RoutingContext context, HttpServerRequest request) {
        Vertx vertx = context.vertx();
        long end = vertx.setTimer(LINGER.toMillis(), _ -> request.connection().close());
        request.endHandler(_ -> {
            vertx.cancelTimer(end);
            request.connection().close();
        });
        request.handler(_ -> {});
        request.resume();
    }

    /** What cannot be read as a request, or has too long a head. */
    static void unreadable(HttpServerRequest request) {
        HttpProblem problem = switch (request.decoderResult().cause()) {
            case TooLongHttpLineException _ -> new HttpProblem(414, "too-long", "The address is too long", "网址过长");
            case TooLongHttpHeaderException _ -> new HttpProblem(431, "too-long", "The headers are too long", "请求头过长");
            default -> HttpProblem.malformed("This is not a request of HTTP/1.1", "这不是 HTTP/1.1 请求");
        };
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Connection", "close")
                .end(Json.write(problem.json(Locale.ENGLISH)))
                .onComplete(_ -> request.connection().close());
    }

    static Answer problem(RuntimeException failure, Locale reader, String operation) {
        if (failure instanceof HttpProblem problem) {
            return answer(problem, problem.json(reader).toString());
        }
        String incident = "urn:uuid:" + UUID.randomUUID();
        LOG.error("request failed operation={} incident={}", operation, incident, failure);
        HttpProblem problem = new HttpProblem(
                500,
                "internal",
                "Something went wrong on our side; nothing was accepted. Quote the instance when you ask for help",
                "服务器内部出错，未受理任何内容。求助时请提供 instance");
        return answer(problem, problem.json(reader).put("instance", incident).toString());
    }

    private static Answer answer(HttpProblem problem, String json) {
        Answer answer = Answer.bytes("application/problem+json", json.getBytes(StandardCharsets.UTF_8));
        for (var header : problem.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return new Answer(problem.status(), answer.headers(), answer.body());
    }

    static void refuse(RoutingContext context, HttpProblem problem) {
        Locale reader = Text.reader(context.request().getHeader("Accept-Language"));
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", "application/problem+json")
                .end(Json.write(problem.json(reader)));
    }
}
