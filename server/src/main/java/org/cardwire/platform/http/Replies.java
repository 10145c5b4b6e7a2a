package org.cardwire.platform.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.cardwire.platform.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers and problems, on the request's event loop. */
final class Replies {
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
                case Answer.FileOnDisk file -> response.sendFile(file.file().toString());
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
            response.endHandler(_ -> request.connection().close());
        } else {
            request.resume();
        }
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
